package org.ecorelay.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.attestation.ServiceSecret;

/** Lets the owner of an address say whether alerts may go there. The link that was mailed is the only credential. */
public final class AnswerConfirmation {
    private final Registry registry;
    private final ServiceSecret secret;
    private final InstantSource clock;

    public AnswerConfirmation(Registry registry, ServiceSecret secret, InstantSource clock) {
        this.registry = registry;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * What a valid link asks.
     *
     * @param exporter name of the exporter that listed the address
     * @param answered what was answered before, or empty
     * @param expires until when the link can be used
     */
    public record Question(
            String account, String exporter, AlertAddress address, Optional<Consent> answered, Instant expires) {}

    /** What the link asks; changes nothing. Empty when it is not ours, is over, or the exporter lists the address no more. */
    public Optional<Question> question(String link) {
        return verified(link).flatMap(this::question);
    }

    private Optional<ConfirmationToken> verified(String link) {
        return ConfirmationToken.verify(link, secret, clock.instant());
    }

    private Optional<Question> question(ConfirmationToken token) {
        return Exporter.find(registry, token.account(), token.exporter())
                .flatMap(exporter -> exporter.alertAddresses().stream()
                        .filter(address -> address.hash().equals(token.address()))
                        .findFirst()
                        .map(address -> new Question(
                                token.account(),
                                exporter.party().name(),
                                address,
                                Consent.find(registry, token.account(), token.address()),
                                token.expires())));
    }

    /**
     * Stores an answer; repeating it changes nothing. A refusal is final: a later confirmation is not stored.
     *
     * @return the question with the answer that counts; empty as in {@link #question}
     */
    public Optional<Question> answer(String link, Consent.Answer answer) {
        return verified(link).flatMap(token -> question(token).map(asked -> answered(asked, token, answer)));
    }

    private Question answered(Question asked, ConfirmationToken token, Consent.Answer answer) {
        Optional<Consent> before = asked.answered().filter(consent -> consent.answer() == answer);
        Consent counts = before.orElseGet(
                () -> Consent.store(registry, token.account(), token.address(), new Consent(answer, clock.instant())));
        return new Question(asked.account(), asked.exporter(), asked.address(), Optional.of(counts), asked.expires());
    }
}

package org.ecorelay.account;

import java.time.Instant;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * What the owner of an alert address has answered an account: the registry item {@code confirmation#<hash of the address>}.
 *
 * <p>A refusal stands: no confirmation replaces it, only an operator who removes the item does.
 */
public record Consent(Answer answer, Instant at) {
    /** What an owner can answer. */
    public enum Answer {
        /** Alerts may be sent. */
        CONFIRMED,
        /** The address is never written to. */
        REFUSED
    }

    /** The answer of an address, or empty while there is none. */
    public static Optional<Consent> find(Registry registry, String account, Sha256 address) {
        return registry.find(account, item(address)).map(Consent::read);
    }

    /** Stores an answer; answers what counts from now on, which for a confirmation may be an older refusal. */
    static Consent store(Registry registry, String account, Sha256 address, Consent consent) {
        if (consent.answer() == Answer.REFUSED) {
            // Overwrites whatever a confirmation at the same moment wrote; that one never overwrites this.
            registry.put(account, item(address), consent.json());
            return consent;
        }
        return registry.putIfAbsent(account, item(address), consent.json())
                ? consent
                : find(registry, account, address).orElse(consent);
    }

    private static String item(Sha256 address) {
        return "confirmation#" + address;
    }

    private Json.Obj json() {
        return Json.object()
                .put("answer", answer.name())
                .put("at", at.toString())
                .build();
    }

    private static Consent read(Json.Obj body) {
        return new Consent(Answer.valueOf(body.required("answer")), Instant.parse(body.required("at")));
    }
}

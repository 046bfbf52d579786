package org.ecorelay.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerConfirmationTest {
    private static final AlertAddress ADDRESS = new AlertAddress(Orders.ALERTS);

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final ServiceSecret secret = new TestServiceSecret("the secret");
    private final MovableClock clock = new MovableClock();
    private final AnswerConfirmation answering = new AnswerConfirmation(registry, secret, clock);

    @BeforeEach
    void exporter() {
        registry.put("acme", "exporter#maker", Orders.exporter());
    }

    private String link(String account, String exporter) {
        Instant expires = clock.instant().plus(Duration.ofDays(14));
        return new ConfirmationToken(account, exporter, ADDRESS.hash(), expires).text(secret);
    }

    private Optional<Consent.Answer> stored(String account) {
        return Consent.find(registry, account, ADDRESS.hash()).map(Consent::answer);
    }

    private Optional<Consent.Answer> answered(String link, Consent.Answer answer) {
        return answering
                .answer(link, answer)
                .flatMap(AnswerConfirmation.Question::answered)
                .map(Consent::answer);
    }

    @Test
    void to_look_at_a_link_confirms_nothing() {
        assertThat(answering.question(link("acme", "maker"))).hasValueSatisfying(question -> {
            assertThat(question.exporter()).isEqualTo("Acme Bamboo");
            assertThat(question.address()).isEqualTo(ADDRESS);
            assertThat(question.answered()).isEmpty();
        });
        assertThat(stored("acme")).isEmpty();
    }

    @Test
    void an_answer_is_stored_for_the_account_and_repeating_it_changes_nothing() {
        String link = link("acme", "maker");
        assertThat(answered(link, Consent.Answer.CONFIRMED)).contains(Consent.Answer.CONFIRMED);
        Optional<Consent> first = Consent.find(registry, "acme", ADDRESS.hash());
        clock.pass(Duration.ofHours(1));
        assertThat(answered(link, Consent.Answer.CONFIRMED)).contains(Consent.Answer.CONFIRMED);
        assertThat(Consent.find(registry, "acme", ADDRESS.hash())).isEqualTo(first);
        assertThat(stored("beta")).isEmpty();
    }

    @Test
    void who_has_confirmed_may_refuse_and_who_has_refused_is_not_confirmed_by_a_link() {
        String link = link("acme", "maker");
        answered(link, Consent.Answer.CONFIRMED);
        assertThat(answered(link, Consent.Answer.REFUSED)).contains(Consent.Answer.REFUSED);
        assertThat(answered(link, Consent.Answer.CONFIRMED)).contains(Consent.Answer.REFUSED);
        assertThat(stored("acme")).contains(Consent.Answer.REFUSED);
    }

    @Test
    void a_refusal_at_the_same_moment_wins_over_a_confirmation() {
        String link = link("acme", "maker");
        // The confirmation has looked and found no answer; now comes the refusal.
        registry.steps().at("find confirmation", () -> answered(link, Consent.Answer.REFUSED));
        assertThat(answered(link, Consent.Answer.CONFIRMED)).contains(Consent.Answer.REFUSED);
        assertThat(stored("acme")).contains(Consent.Answer.REFUSED);
    }

    @Test
    void a_link_is_nothing_when_the_exporter_lists_the_address_no_more() {
        String link = link("acme", "maker");
        registry.put("acme", "exporter#maker", JsonEdit.with(Orders.exporter(), "/alerts", "['other@example.com']"));
        assertThat(answering.question(link)).isEmpty();
        assertThat(answering.answer(link, Consent.Answer.CONFIRMED)).isEmpty();
        registry.remove("acme", "exporter#maker");
        assertThat(answering.answer(link, Consent.Answer.CONFIRMED)).isEmpty();
        assertThat(stored("acme")).isEmpty();
    }

    @Test
    void a_link_of_another_account_or_exporter_is_nothing_here() {
        registry.put("acme", "exporter#other", JsonEdit.with(Orders.exporter(), "/alerts", "[]"));
        assertThat(answering.answer(link("beta", "maker"), Consent.Answer.CONFIRMED))
                .isEmpty();
        assertThat(answering.answer(link("acme", "other"), Consent.Answer.CONFIRMED))
                .isEmpty();
        assertThat(stored("acme")).isEmpty();
        assertThat(stored("beta")).isEmpty();
    }

    @Test
    void a_link_is_nothing_after_fourteen_days() {
        String link = link("acme", "maker");
        clock.pass(Duration.ofDays(14));
        assertThat(answering.question(link)).isEmpty();
        assertThat(answering.answer(link, Consent.Answer.CONFIRMED)).isEmpty();
    }

    @Test
    void another_capitalisation_is_the_same_address() {
        registry.put("acme", "exporter#maker", JsonEdit.with(Orders.exporter(), "/alerts", "['EXPORT@example.com']"));
        assertThat(answered(link("acme", "maker"), Consent.Answer.CONFIRMED)).contains(Consent.Answer.CONFIRMED);
    }
}

package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Profiles;
import org.junit.jupiter.api.Test;

class ResolveSubmissionTest {
    /** The two askings may be those of two machines, one with a late clock and one with an early one. */
    private static final Duration APART = Profiles.SETTLE.plus(Given.SKEW.multipliedBy(2));

    private final Given given = new Given();

    /** Sent, and nobody can tell whether it arrived; the platform has it or not. */
    private Certificate unknown(boolean arrived) {
        Certificate row = given.signed("EC-1");
        if (arrived) {
            given.platform.loseNextAnswer();
        } else {
            given.platform.loseNextRequest();
        }
        given.submitting.submit(row.documentId());
        return given.row(row.id());
    }

    /** What asking returns is what the row is then. */
    private Certificate ask(Certificate row) {
        Commit commit = given.resolving.ask(row);
        Certificate now = given.row(row.id());
        assertThat(commit).isEqualTo(new Commit.Committed(now));
        return now;
    }

    @Test
    void what_the_platform_has_is_pending_and_is_not_sent_again() {
        Certificate row = ask(unknown(true));
        assertThat(row.status()).isEqualTo(Status.PENDING);
        assertThat(row.due().orElseThrow().isVerdictLane()).isTrue();
        assertThat(given.platform.sent()).hasSize(1);
        assertThat(given.ledger.list(row.id(), "exchange")).hasSize(2);
    }

    @Test
    void what_the_platform_has_decided_meanwhile_is_decided_here_too() {
        Certificate row = unknown(true);
        given.platform.verdict(row.documentId(), "Approved");
        assertThat(ask(row).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void a_word_that_nobody_knows_is_for_a_human() {
        Certificate row = unknown(true);
        given.platform.verdict(row.documentId(), "Escalated");
        assertThat(ask(row).status()).isEqualTo(Status.MANUAL_REVIEW);
    }

    @Test
    void not_found_once_proves_nothing_because_it_may_still_arrive() {
        Certificate row = ask(unknown(false));
        assertThat(row.state())
                .isInstanceOfSatisfying(
                        State.OutcomeUnknown.class,
                        unknown -> assertThat(unknown.notFoundAt()).isEqualTo(given.clock.instant()));
        assertThat(row.due().orElseThrow().at()).isEqualTo(given.clock.instant().plus(APART));
        assertThat(row.event().type()).isEqualTo("certificate.outcome-unknown.v1");
    }

    @Test
    void not_found_twice_far_enough_apart_may_be_sent_again_at_once() {
        Certificate once = ask(unknown(false));
        given.clock.pass(APART);
        Certificate row = ask(once);
        assertThat(row.status()).isEqualTo(Status.SIGNED);
        assertThat(row.due().orElseThrow().at()).isEqualTo(given.clock.instant());
        assertThat(row.event().rests()).hasSize(1);
    }

    @Test
    void not_found_twice_too_soon_is_asked_again_when_the_time_has_come() {
        Certificate once = ask(unknown(false));
        given.clock.pass(APART.minusMillis(1));
        Certificate row = ask(once);
        assertThat(row.status()).isEqualTo(Status.OUTCOME_UNKNOWN);
        assertThat(row.due().orElseThrow().at()).isEqualTo(given.clock.instant().plusMillis(1));
    }

    @Test
    void a_request_that_arrives_between_two_questions_is_found() {
        Certificate once = ask(unknown(false));
        given.platform.arrivesLate(once.documentId());
        given.clock.pass(APART);
        assertThat(ask(once).status()).isEqualTo(Status.PENDING);
        assertThat(given.platform.registrations()).containsExactly(once.documentId());
    }

    @Test
    void an_unreachable_platform_says_nothing_about_the_document() {
        Certificate row = unknown(false);
        given.platform.unreachable(true);
        for (int i = 0; i < 20; i++) {
            given.clock.pass(Duration.ofHours(1));
            row = ask(row);
            assertThat(row.state()).isEqualTo(new State.OutcomeUnknown("the connection broke", null));
            assertThat(row.due().orElseThrow().at()).isAfter(given.clock.instant());
        }
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void questions_that_nobody_answers_open_the_breaker() {
        Certificate row = unknown(false);
        given.platform.unreachable(true);
        // The request that got lost was the first of five.
        for (int i = 1; i < 5; i++) {
            assertThat(given.pace.admits(row.subject())).isTrue();
            row = ask(row);
        }
        assertThat(given.pace.admits(row.subject())).isFalse();
    }

    @Test
    void a_row_that_the_timer_has_moved_on_needs_no_write_when_nobody_answers() {
        Certificate row = unknown(false);
        given.platform.unreachable(true);
        given.certificates.commit(
                row.postponed(Due.work(row.id(), given.clock.instant().plusMillis(1)), given.clock.instant()));
        Certificate moved = given.row(row.id());
        assertThat(ask(moved)).isEqualTo(moved);
        given.clock.pass(Duration.ofMillis(1));
        assertThat(ask(moved).tries()).isEqualTo(moved.tries() + 1);
    }

    @Test
    void a_failed_question_between_two_answers_does_not_count() {
        Certificate once = ask(unknown(false));
        given.clock.pass(APART);
        given.platform.unreachable(true);
        Certificate still = ask(once);
        assertThat(still.status()).isEqualTo(Status.OUTCOME_UNKNOWN);
        given.platform.unreachable(false);
        assertThat(ask(still).status()).isEqualTo(Status.SIGNED);
    }

    @Test
    void an_expired_claim_becomes_an_unknown_outcome() {
        Certificate row = given.expiredClaim("EC-1");
        assertThat(given.resolving.expire(row)).isInstanceOf(Commit.Committed.class);
        assertThat(given.status(row.id())).isEqualTo(Status.OUTCOME_UNKNOWN);
    }

    @Test
    void nobody_asks_about_a_row_whose_outcome_is_known() {
        Certificate row = given.pending("EC-1");
        assertThat(given.resolving.ask(row)).isEqualTo(new Commit.Lost(row));
        assertThat(given.platform.questions()).isEmpty();
    }
}

package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.pacing.Signal;
import org.ecorelay.submission.WorkDueRows.Pass;
import org.junit.jupiter.api.Test;

/** When a row is looked at again, what counts as a try, and when it is stuck. */
class LooksInVainTest {
    /** Of all waits that may be drawn the longest. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only the waits are drawn here");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final Given given = new Given();

    private Pass work() {
        return given.timer.work(() -> true);
    }

    @Test
    void a_row_that_was_looked_at_is_not_looked_at_again_at_once() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.wait(row);
        work();
        assertThat(work().worked()).isZero();
        assertThat(given.row(row.id()).tries()).isEqualTo(1);
        assertThat(given.row(row.id()).due().orElseThrow().at())
                .isAfterOrEqualTo(given.clock.instant().plusSeconds(30))
                .isBeforeOrEqualTo(given.clock.instant().plusSeconds(60));
    }

    @Test
    void after_eight_looks_in_vain_a_human_must_see_it_and_it_is_looked_at_daily() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.orders.lose();
        for (int i = 1; i <= 9; i++) {
            given.wait(given.row(row.id()));
            work();
            boolean stuck = CertificateRow.write(given.row(row.id())).members().containsKey("attentionAccount");
            assertThat(stuck).as("look %d", i).isEqualTo(i >= 8);
            Duration wait = Duration.between(
                    given.clock.instant(),
                    given.row(row.id()).due().orElseThrow().at());
            assertThat(wait.equals(Duration.ofDays(1))).as("look %d", i).isEqualTo(i >= 8);
        }
        assertThat(given.counted).containsExactly("stuck VN");
    }

    @Test
    void the_waits_of_a_row_that_is_looked_at_in_vain_grow_and_never_exceed_six_hours_before_it_is_stuck() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.orders.lose();
        for (int look = 0; look < 7; look++) {
            given.wait(given.row(row.id()));
            work();
            Duration wait = Duration.between(
                    given.clock.instant(),
                    given.row(row.id()).due().orElseThrow().at());
            assertThat(wait).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1L << look));
        }
    }

    @Test
    void a_question_that_is_looked_at_every_day_is_not_stuck() {
        given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.building.build(row.documentId());
        given.poll();
        for (int day = 0; day < 12; day++) {
            given.wait(given.row(row.id()));
            given.poll();
        }
        assertThat(given.row(row.id()).isStuck()).isFalse();
        assertThat(given.counted).isEmpty();
    }

    @Test
    void what_nobody_would_answer_is_not_asked_while_the_breaker_is_open_and_costs_no_try() {
        Certificate row = given.expiredClaim("EC-1");
        given.platform.unreachable(true);
        work();
        Certificate unknown = given.wait(given.row(row.id()));
        for (int i = 0; i < 4; i++) {
            given.pace.pacing().heard("VN", KeyMode.LIVE, Signal.troubled(Duration.ofHours(1)));
        }
        int asked = given.platform.questions().size();
        var patient = new WorkDueRows(
                given.records,
                given.resolving,
                given.orders,
                given.submissions,
                new Backoff(Duration.ofMinutes(1), LONGEST),
                given.pace);
        assertThat(patient.work(() -> true).worked()).isZero();
        Certificate later = given.row(row.id());
        assertThat(given.platform.questions()).hasSize(asked);
        assertThat(later.tries()).isEqualTo(unknown.tries());
        assertThat(later.due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofMinutes(32)).minusMillis(1));
        given.wait(later);
        given.clock.pass(Duration.ofHours(1));
        given.platform.unreachable(false);
        assertThat(work().worked()).isEqualTo(1);
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
    }

    @Test
    void who_waits_for_data_is_looked_at_the_next_day_only_when_the_question_was_told() {
        given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.building.build(row.documentId());
        work();
        Instant now = given.clock.instant();
        assertThat(given.row(row.id()).due().orElseThrow().at()).isBefore(now.plus(Duration.ofHours(1)));
        given.wait(given.row(row.id()));
        given.poll();
        given.wait(given.row(row.id()));
        work();
        assertThat(given.row(row.id()).due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void an_unreachable_platform_counts_one_try_a_look() {
        Certificate row = given.expiredClaim("EC-1");
        given.platform.unreachable(true);
        work();
        int tries = given.row(row.id()).tries();
        for (int i = 1; i <= 9; i++) {
            given.wait(given.row(row.id()));
            work();
            assertThat(given.row(row.id()).tries()).isEqualTo(tries + i);
        }
        assertThat(given.row(row.id()).due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofDays(1)));
        given.platform.unreachable(false);
        given.wait(given.row(row.id()));
        work();
        assertThat(given.row(row.id()).tries()).isZero();
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
    }

    @Test
    void a_move_takes_a_stuck_row_out_of_attention() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        for (int i = 0; i < 9; i++) {
            given.wait(given.row(row.id()));
            work();
        }
        given.building.build(row.documentId());
        assertThat(CertificateRow.write(given.row(row.id())).members()).doesNotContainKey("attentionAccount");
    }
}

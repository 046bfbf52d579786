package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.InMemoryCertificates;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.pacing.Signal;
import org.ecorelay.submission.WorkDueRows.Pass;
import org.junit.jupiter.api.Test;

class WorkDueRowsTest {
    private final Given given = new Given();

    private Pass work() {
        return given.timer.work(() -> true);
    }

    @Test
    void a_received_order_whose_message_was_lost_is_queued_again_when_its_time_has_come() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.clock.pass(Given.FIRST_DUE.minusMillis(1));
        assertThat(work().worked()).isZero();
        given.clock.pass(Duration.ofMillis(1));
        assertThat(work().worked()).isEqualTo(1);
        assertThat(given.orders.receive()).containsExactly(row.documentId());
    }

    @Test
    void a_signed_document_whose_message_was_lost_is_queued_again() {
        Certificate row = given.signed("EC-1");
        given.submissions.receive();
        given.wait(row);
        assertThat(work().worked()).isEqualTo(1);
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
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
    void a_row_that_fails_does_not_stop_the_others() {
        Certificate first = given.accepted(Orders.order("EC-1"));
        Certificate second = given.accepted(Orders.order("EC-2"));
        given.tolerant = true;
        given.wait(first);
        given.certificates.steps().at("commit", () -> {
            throw new IllegalStateException("this row is damaged");
        });
        assertThat(work().worked()).isEqualTo(1);
        assertThat(given.failures).hasSize(1).isSubsetOf(first.id(), second.id());
        assertThat(given.orders.receive()).hasSize(1);
    }

    @Test
    void a_stale_entry_of_the_index_is_harmless() {
        for (int seed = 0; seed < 200; seed++) {
            var late = new Given(new InMemoryCertificates(new Random(seed), 12), new Random(seed));
            Certificate row = late.accepted(Orders.order("EC-1"));
            late.wait(row);
            late.building.build(row.documentId());
            late.submitting.submit(row.documentId());
            late.submissions.receive();
            for (int i = 0; i < 20; i++) {
                late.timer.work(() -> true);
            }
            assertThat(late.status(row.id())).isEqualTo(Status.PENDING);
            assertThat(late.submissions.receive()).isEmpty();
            assertThat(late.orders.receive()).isEmpty();
        }
    }

    @Test
    void who_loses_the_race_for_a_row_does_nothing() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.wait(row);
        given.certificates.steps().at("commit", () -> given.building.build(row.documentId()));
        assertThat(work().worked()).isZero();
        assertThat(given.orders.sent()).isEmpty();
    }

    @Test
    void an_expired_claim_is_resolved_by_asking_and_what_arrived_is_not_sent_again() {
        Certificate row = given.expiredClaim("EC-1");
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void an_expired_claim_that_never_arrived_is_sent_again_after_two_questions() {
        Certificate row = given.signed("EC-1");
        given.platform.steps().crashAt("submit");
        Given.dying(() -> given.submitting.submit(row.documentId()));
        given.submissions.receive();
        for (int i = 0; i < 3 && given.submissions.sent().size() < 2; i++) {
            given.wait(given.row(row.id()));
            work();
        }
        assertThat(given.platform.questions()).hasSize(2);
        assertThat(given.row(row.id()).due().orElseThrow().at()).isEqualTo(given.clock.instant());
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
        given.submitting.submit(row.documentId());
        assertThat(given.platform.registrations()).containsExactly(row.documentId());
    }

    @Test
    void a_row_whose_claim_is_young_is_left_to_its_worker() {
        Certificate row = given.signed("EC-1");
        given.platform.steps().crashAt("submit");
        Given.dying(() -> given.submitting.submit(row.documentId()));
        given.clock.pass(Given.LEASE.plus(Given.SKEW));
        assertThat(work().worked()).isZero();
        assertThat(given.status(row.id())).isEqualTo(Status.SUBMITTING);
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
    void the_age_of_the_oldest_due_row_is_told_for_each_lane() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.wait(row);
        given.clock.pass(Duration.ofMinutes(5));
        work();
        assertThat(given.counted).isEmpty();
        given.wait(given.row(row.id()));
        given.clock.pass(Duration.ofMinutes(6));
        work();
        assertThat(given.counted).singleElement().asString().startsWith("overdue-seconds work#");
    }

    @Test
    void every_lane_is_looked_at_once_a_pass_and_says_how_late_it_is() {
        Map<String, Long> told = new TreeMap<>();
        var pace = new Pace(
                given.pace.pacing(),
                given.pace.held(),
                (metric, lane, value) ->
                        assertThat(told.put(metric + " " + lane, value)).isNull());
        var timer = new WorkDueRows(
                given.records,
                given.resolving,
                given.orders,
                given.submissions,
                new Backoff(Duration.ofMinutes(1), new Random(1)),
                pace);
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.clock.pass(Given.FIRST_DUE.plusSeconds(7));
        timer.work(() -> true);
        String late = "overdue-seconds " + row.due().orElseThrow().lane();
        assertThat(told).hasSize(Due.WORK_SHARDS).containsEntry(late, 7L);
        assertThat(told.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(7);
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
        assertThat(work().worked()).isZero();
        Certificate later = given.row(row.id());
        assertThat(given.platform.questions()).hasSize(asked);
        assertThat(later.tries()).isEqualTo(unknown.tries());
        assertThat(Duration.between(
                        given.clock.instant(), later.due().orElseThrow().at()))
                .isBetween(Duration.ofMinutes(16), Duration.ofMinutes(32));
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

    @Test
    void a_row_that_somebody_must_be_told_about_is_handed_on_first() {
        given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.building.build(row.documentId());
        Pass pass = work();
        assertThat(pass.untold()).extracting(Certificate::documentId).containsExactly(row.documentId());
        assertThat(given.orders.sent()).isEmpty();
    }

    @Test
    void many_rows_are_worked_in_pages_and_none_is_left_out() {
        for (int i = 0; i < 300; i++) {
            given.accepted(Orders.order("EC-" + i));
        }
        given.clock.pass(Given.FIRST_DUE);
        assertThat(work().worked()).isEqualTo(300);
        List<DocumentId> queued = given.orders.receive();
        assertThat(queued).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void what_no_time_is_left_for_stays_due_and_is_not_claimed() {
        for (int i = 0; i < 100; i++) {
            given.accepted(Orders.order("EC-" + i));
        }
        given.clock.pass(Given.FIRST_DUE);
        var left = new AtomicInteger(10);
        int first = given.timer.work(() -> left.getAndDecrement() > 0).worked();
        assertThat(first).isBetween(1, 10);
        assertThat(given.orders.receive()).hasSize(first);
        assertThat(first + work().worked()).isEqualTo(100);
    }
}

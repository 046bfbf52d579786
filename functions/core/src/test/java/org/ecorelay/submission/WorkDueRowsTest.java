package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.InMemoryCertificates;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
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

package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;

/** Whom a sweep asks about, how often, and what it leaves alone. */
class VerdictLanesTest {
    private final Given given = new Given();

    private List<Certificate> collect() {
        return given.verdicts.collect(() -> true);
    }

    /** Time for so many looks at the clock: one for each lane, and one for each entry but the first. */
    private static BooleanSupplier looks(int count) {
        var left = new AtomicInteger(count);
        return () -> left.getAndDecrement() > 0;
    }

    @Test
    void what_is_still_pending_is_neither_read_nor_written() {
        for (int i = 0; i < 30; i++) {
            given.filed("EC-" + i);
        }
        int reads = given.certificates.reads();
        int writes = given.certificates.writes();
        for (int i = 0; i < 5; i++) {
            assertThat(collect()).isEmpty();
            given.clock.pass(Given.PACE);
        }
        assertThat(given.certificates.reads()).isEqualTo(reads);
        assertThat(given.certificates.writes()).isEqualTo(writes);
        assertThat(given.platform.questions()).hasSize(5);
    }

    @Test
    void a_clock_that_was_ahead_and_is_put_back_does_not_keep_a_lane_waiting() {
        given.clock.adjust(Duration.ofHours(3));
        given.filed("EC-1");
        collect();
        given.clock.adjust(Duration.ofHours(-3));
        given.platform.verdict(given.filed("EC-2").documentId(), "Approved");
        assertThat(collect()).hasSize(1);
    }

    @Test
    void a_hundred_are_asked_about_at_once_and_all_are() {
        for (int i = 0; i < 250; i++) {
            given.platform.verdict(given.filed("EC-" + i).documentId(), "Approved");
        }
        assertThat(collect()).hasSize(250);
        assertThat(given.platform.questions()).extracting(List::size).containsExactly(100, 100, 50);
    }

    @Test
    void a_lane_is_not_asked_more_often_than_its_pace() {
        given.filed("EC-1");
        collect();
        given.clock.pass(Given.PACE.minusMillis(1));
        collect();
        assertThat(given.platform.questions()).hasSize(1);
        given.clock.pass(Duration.ofMillis(1));
        collect();
        assertThat(given.platform.questions()).hasSize(2);
    }

    @Test
    void an_unreachable_platform_stops_the_lane_and_decides_nothing() {
        for (int i = 0; i < 250; i++) {
            given.filed("EC-" + i);
        }
        given.platform.unreachable(true);
        assertThat(collect()).isEmpty();
        assertThat(given.platform.questions()).hasSize(1);
    }

    @Test
    void sweeps_that_nobody_answers_open_the_breaker() {
        given.filed("EC-1");
        given.platform.unreachable(true);
        for (int i = 0; i < 5; i++) {
            assertThat(given.pace.pacing().admits("VN", KeyMode.LIVE)).isTrue();
            given.clock.pass(Given.PACE);
            collect();
        }
        assertThat(given.platform.questions()).hasSize(5);
        assertThat(given.pace.pacing().admits("VN", KeyMode.LIVE)).isFalse();
    }

    @Test
    void a_new_container_reads_no_lane_again_before_the_shared_time() {
        given.filed("EC-1");
        collect();
        var other = new CollectVerdicts(
                given.records, given.platform, given.profiles, List.of("VN"), Given.PACE, given.pace, given.state);
        int queries = given.certificates.queries();
        other.collect(() -> true);
        int first = given.certificates.queries() - queries;
        other.collect(() -> true);
        // The lane of test documents is empty and planned, too.
        assertThat(given.certificates.queries() - queries).isEqualTo(first);
        given.clock.pass(Given.PACE);
        other.collect(() -> true);
        assertThat(given.platform.questions()).hasSize(2);
    }

    @Test
    void a_sweep_that_runs_out_of_time_goes_on_where_it_stopped() {
        for (int i = 0; i < 250; i++) {
            given.filed("EC-" + i);
        }
        // The other lane is empty and has a look of its own the first time.
        given.verdicts.collect(looks(1 + 100));
        given.verdicts.collect(looks(100));
        assertThat(given.platform.questions()).hasSize(2);
        given.verdicts.collect(() -> true);
        List<DocumentId> asked =
                given.platform.questions().stream().flatMap(List::stream).toList();
        assertThat(asked).hasSize(250).doesNotHaveDuplicates();
        given.verdicts.collect(() -> true);
        assertThat(given.platform.questions()).hasSize(3);
    }

    @Test
    void a_sweep_that_runs_out_of_time_within_a_page_goes_on_behind_what_it_has_heard() {
        for (int i = 0; i < 250; i++) {
            given.platform.verdict(given.filed("EC-" + i).documentId(), "Approved");
        }
        var heard = new ArrayList<Certificate>(given.verdicts.collect(looks(1 + 30)));
        assertThat(heard).hasSize(30);
        heard.addAll(given.verdicts.collect(looks(1)));
        assertThat(heard).hasSize(31);
        heard.addAll(collect());
        assertThat(heard).hasSize(250).extracting(Certificate::id).doesNotHaveDuplicates();
    }

    @Test
    void without_time_nobody_is_asked() {
        given.filed("EC-1");
        given.verdicts.collect(() -> false);
        assertThat(given.platform.questions()).isEmpty();
        assertThat(collect()).isEmpty();
        assertThat(given.platform.questions()).hasSize(1);
    }

    @Test
    void a_test_document_whose_sandbox_is_gone_waits_until_there_is_one_again() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        Certificate test = given.accepted(JsonEdit.with(Orders.sandboxed("EC-2"), "/orderNumber", "'EC-T'"));
        given.building.build(test.documentId());
        given.submitting.submit(test.documentId());
        given.platform.acceptOnly(KeyMode.LIVE);
        collect();
        assertThat(given.platform.questions()).isEmpty();
        assertThat(given.status(test.id())).isEqualTo(Status.PENDING);
        given.platform.acceptOnly(KeyMode.TEST);
        given.clock.pass(Given.PACE);
        collect();
        assertThat(given.platform.questions()).containsExactly(List.of(test.documentId()));
    }
}

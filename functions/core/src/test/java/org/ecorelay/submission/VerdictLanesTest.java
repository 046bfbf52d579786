package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.LaneTempo;
import org.ecorelay.pacing.Meter;
import org.junit.jupiter.api.Test;

/** Whom a sweep asks about, how often, and what it leaves alone. */
class VerdictLanesTest {
    private final Given given = new Given();

    private List<Certificate> collect() {
        return given.verdicts.collect(() -> true);
    }

    /** Time for so many looks at the clock: one for each lane, and one for each ten entries but the first. */
    private static BooleanSupplier looks(int count) {
        var left = new AtomicInteger(count);
        return () -> left.getAndDecrement() > 0;
    }

    private CollectVerdicts sweeping(Pace pace, Executor executor) {
        return new CollectVerdicts(
                given.records, given.platform, given.profiles, List.of("VN"), Given.PACE, pace, given.state, executor);
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
        CollectVerdicts other = sweeping(given.pace, Runnable::run);
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
        given.verdicts.collect(looks(1 + 10));
        given.verdicts.collect(looks(10));
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
        var heard = new ArrayList<Certificate>(given.verdicts.collect(looks(1 + 3)));
        assertThat(heard).hasSize(30);
        heard.addAll(given.verdicts.collect(looks(1)));
        assertThat(heard).hasSize(40);
        heard.addAll(collect());
        assertThat(heard).hasSize(250).extracting(Certificate::id).doesNotHaveDuplicates();
    }

    /** Each waits for nine others: heard one after the other, or nine at a time, the first would wait in vain. */
    @Test
    void ten_answers_are_heard_at_a_time_and_nothing_of_them_is_lost() {
        for (int i = 0; i < 250; i++) {
            given.platform.verdict(given.filed("EC-" + i).documentId(), "Approved");
        }
        var ten = new CyclicBarrier(10);
        var alone = new AtomicInteger();
        var begun = new AtomicInteger();
        int before = given.certificates.writes();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var verdicts = sweeping(given.pace, task -> {
                int heard = given.certificates.writes() - before;
                assertThat(begun.incrementAndGet() - heard).isBetween(1, 10);
                threads.execute(() -> {
                    if (!isJoined(ten)) {
                        alone.incrementAndGet();
                    }
                    task.run();
                });
            });
            assertThat(verdicts.collect(() -> true))
                    .hasSize(250)
                    .extracting(Certificate::id)
                    .doesNotHaveDuplicates();
        }
        assertThat(alone).hasValue(0);
        Json.Obj tempo = given.state.find("lane#VN", "tempo").orElseThrow();
        assertThat(LaneTempo.read(tempo).ages().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(250);
    }

    private static boolean isJoined(CyclicBarrier others) {
        try {
            others.await(10, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }

    @Test
    void a_reading_credential_that_is_refused_is_told_by_how_long_nothing_was_heard() {
        given.filed("EC-1");
        given.platform.refusing(true);
        var seconds = new ArrayList<Long>();
        Meter meter = (metric, lane, value) -> {
            assertThat(metric + " " + lane).isEqualTo("unheard-seconds VN");
            seconds.add(value);
        };
        var verdicts = sweeping(new Pace(given.pace.pacing(), given.pace.held(), meter), Runnable::run);
        for (int i = 0; i < 3; i++) {
            verdicts.collect(() -> true);
            given.clock.pass(Duration.ofHours(1));
        }
        assertThat(seconds).containsExactly(0L, 3_600L, 7_200L);
        assertThat(given.counted).isEmpty();
        given.platform.refusing(false);
        verdicts.collect(() -> true);
        given.clock.pass(Duration.ofHours(1));
        given.platform.refusing(true);
        verdicts.collect(() -> true);
        assertThat(seconds).containsExactly(0L, 3_600L, 7_200L, 0L);
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

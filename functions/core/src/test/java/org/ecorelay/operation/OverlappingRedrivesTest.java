package org.ecorelay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Subject;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redrives that die, fail, overlap, or meet clocks that do not agree. */
class OverlappingRedrivesTest {
    private static final RedriveFilter QUESTIONS = new RedriveFilter("NEEDS_DATA", null, null);

    private final Given given = new Given();
    private final OrderRedrive order = new OrderRedrive(given.certificates, given.state, given.clock);
    private final List<String> counted = new ArrayList<>();
    private final RedriveRows rows =
            new RedriveRows(given.records, given.state, (metric, lane, value) -> counted.add(metric + " " + value));

    private static Caller caller(String account, String key) {
        return new Caller(account, key, KeyMode.LIVE, Set.of(Scope.OPS));
    }

    private CertificateId row(String account, String number, State state, int tries) {
        var now = given.clock.instant();
        var subject = Subject.ofOrder(account, "shop", "maker", number, "VN", KeyMode.LIVE, now);
        Certificate received = Certs.received(subject, Sha256.of(number), now);
        given.certificates.create(new Certificate(
                subject,
                1,
                1,
                0,
                received.orderHash(),
                received.lineage(),
                state,
                Optional.of(Due.work(subject.id(), now.plus(Duration.ofDays(1)))),
                false,
                0,
                tries,
                received.event(),
                1,
                now));
        return subject.id();
    }

    private List<CertificateId> questions(int count) {
        var finding = Finding.of("PRODUCT_PROFILE_MISSING", null, "OAK", "OAK");
        return IntStream.range(0, count)
                .mapToObj(i -> row("acme", "EC-" + i, new State.NeedsData(finding, 1), 1))
                .toList();
    }

    private RedriveJob ordered(String key, RedriveFilter filter) {
        return order.order(caller("acme", key), filter);
    }

    private void pass() {
        rows.work(() -> true);
        given.clock.pass(Duration.ofMinutes(1));
    }

    private RedriveJob job(RedriveJob ordered) {
        return order.find(caller("acme", "any"), ordered.id()).orElseThrow();
    }

    private List<Event> events(CertificateId id) {
        var events = new ArrayList<>(given.ledger.list(id, "event").stream()
                .map(item -> Event.parse(item.text()))
                .toList());
        events.add(given.row(id).event());
        return events.stream()
                .filter(event -> event.type().equals(RedriveRows.EVENT))
                .toList();
    }

    /** The attention index is in motion: every row that was made due is at its end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 99, 100, 150, 249})
    void a_pass_that_dies_in_any_page_redrives_each_once_and_counts_each_once(int done) {
        List<CertificateId> meant = questions(250);
        RedriveJob job = ordered("ops1", QUESTIONS);
        IntStream.range(0, done).forEach(_ -> given.certificates.steps().at("committed", () -> {}));
        given.certificates.steps().crashAt("committed");
        Given.dying(() -> rows.work(() -> true));
        for (int i = 0; i < 5; i++) {
            pass();
        }
        assertThat(meant).allSatisfy(id -> assertThat(events(id)).hasSize(1));
        assertThat(job(job).counts()).isEqualTo(new RedriveJob.Counts(250, 0, List.of()));
        assertThat(job(job).finishedAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "removed"})
    void nothing_is_lost_between_two_pages_nor_at_the_end(String moment) {
        List<CertificateId> meant = questions(150);
        RedriveJob job = ordered("ops1", QUESTIONS);
        // A pass without time for more than a page, another worker after it.
        int[] asked = {0};
        rows.work(() -> asked[0]++ < (moment.equals("put") ? 1 : 2));
        var others = new RedriveRows(given.records, given.state, (_, _, _) -> {});
        for (int i = 0; i < 3; i++) {
            others.work(() -> true);
        }
        assertThat(meant).allSatisfy(id -> assertThat(events(id)).hasSize(1));
        assertThat(job(job).counts().done()).isEqualTo(150);
    }

    @Test
    void a_row_that_moved_on_before_the_page_was_worked_again_is_counted_and_left_alone() {
        CertificateId id = questions(1).getFirst();
        RedriveJob job = ordered("ops1", QUESTIONS);
        given.certificates.steps().crashAt("committed");
        Given.dying(() -> rows.work(() -> true));
        Certificate row = given.row(id);
        given.records.history().move(row, new State.Signed(), row.due(), false, List.of());
        pass();
        assertThat(job(job).counts().done()).isEqualTo(1);
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void two_jobs_that_mean_the_same_rows_both_reach_all_of_them_and_both_end() {
        List<CertificateId> meant = questions(230);
        RedriveJob first = ordered("ops1", QUESTIONS);
        RedriveJob second = ordered("ops2", QUESTIONS);
        for (int i = 0; i < 5; i++) {
            pass();
        }
        assertThat(meant)
                .allSatisfy(id -> assertThat(events(id))
                        .extracting(event ->
                                event.order() == null ? "" : event.order().by())
                        .containsExactlyInAnyOrder("ops1", "ops2"));
        assertThat(job(first).counts().done()).isEqualTo(230);
        assertThat(job(second).counts().done()).isEqualTo(230);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void a_poller_whose_clock_is_wrong_by_five_minutes_redrives_each_once(long seconds) {
        List<CertificateId> meant = questions(220);
        RedriveJob job = ordered("ops1", QUESTIONS);
        given.clock.pass(Duration.ofSeconds(seconds));
        for (int i = 0; i < 12; i++) {
            pass();
        }
        assertThat(meant).allSatisfy(id -> assertThat(events(id)).hasSize(1));
        assertThat(job(job).counts().done()).isEqualTo(220);
    }

    @Test
    void what_was_accepted_years_ago_is_reached_too() {
        CertificateId old = row("acme", "EC-old", new State.Deferred("503"), 3);
        given.clock.pass(Duration.ofDays(1_090));
        RedriveJob job = ordered("ops1", new RedriveFilter("DEFERRED", null, null));
        pass();
        pass();
        assertThat(events(old)).hasSize(1);
        assertThat(job(job).counts().done()).isEqualTo(1);
        assertThat(order.dryRun(caller("acme", "ops1"), new RedriveFilter("DEFERRED", null, null))
                        .matches())
                .isEqualTo(1);
    }

    @Test
    void a_row_that_cannot_be_worked_is_tried_again_and_then_counted_as_failed_and_named() {
        given.tolerant = true;
        List<CertificateId> meant = questions(120);
        RedriveJob job = ordered("ops1", QUESTIONS);
        for (int i = 0; i < 3; i++) {
            given.ledger.steps().at("append event", () -> {
                throw new IllegalStateException("damaged");
            });
            pass();
        }
        assertThat(job(job).counts().failed()).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            pass();
        }
        RedriveJob ended = job(job);
        assertThat(ended.counts().done()).isEqualTo(119);
        assertThat(ended.counts().matched()).isEqualTo(120);
        assertThat(ended.counts().examples()).hasSize(1).isSubsetOf(meant);
        assertThat(counted).containsExactly("redriven 119", "redrive-failed 1");
    }

    @Test
    void a_failure_that_passes_costs_a_pass_and_no_row() {
        given.tolerant = true;
        List<CertificateId> meant = questions(120);
        RedriveJob job = ordered("ops1", QUESTIONS);
        given.ledger.steps().at("append event", () -> {
            throw new IllegalStateException("throttled");
        });
        for (int i = 0; i < 3; i++) {
            pass();
        }
        assertThat(meant).allSatisfy(id -> assertThat(events(id)).hasSize(1));
        assertThat(job(job).counts()).isEqualTo(new RedriveJob.Counts(120, 0, List.of()));
    }

    @Test
    void many_jobs_of_one_account_do_not_keep_another_from_its_turn() {
        IntStream.range(0, 50).forEach(i -> {
            order.order(caller("big", "ops1"), new RedriveFilter("DEFERRED", null, null));
            given.clock.pass(Duration.ofMillis(1));
        });
        CertificateId id = row("acme", "EC-1", new State.Deferred("503"), 3);
        ordered("ops1", new RedriveFilter("DEFERRED", null, null));
        for (int i = 0; i < 60; i++) {
            pass();
        }
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void a_job_is_seen_by_its_account_alone_and_reads_back_in_the_middle_of_a_page() {
        questions(3);
        RedriveJob job = ordered("ops1", QUESTIONS);
        given.certificates.steps().crashAt("committed");
        try {
            rows.work(() -> true);
        } catch (Steps.Crash e) {
            assertThat(e).hasMessageContaining("died");
        }
        RedriveJob open = job(job);
        assertThat(open.page()).isNotNull();
        assertThat(RedriveJob.read(open.json())).isEqualTo(open);
        assertThat(order.find(caller("rival", "ops1"), job.id())).isEmpty();
        assertThat(order.find(caller("acme", "ops1"), "nonsense")).isEmpty();
        pass();
        assertThat(order.find(caller("rival", "ops1"), job.id())).isEmpty();
    }
}

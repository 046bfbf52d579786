package org.ecorelay.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Subject;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.Given;
import org.junit.jupiter.api.Test;

class RedriveTest {
    private final Given given = new Given();
    private final OrderRedrive order = new OrderRedrive(given.certificates, given.state, given.clock);
    private final RedriveRows rows = new RedriveRows(given.records, given.state, (_, _, _) -> {});
    private final Caller caller = new Caller("acme", "ops1", "night shift", KeyMode.LIVE, Set.of(Scope.OPS));

    private Certificate row(String account, String number, String authority, KeyMode mode, State state, int tries) {
        var now = given.clock.instant();
        var subject = Subject.ofOrder(account, "shop", "maker", number, authority, mode, now);
        Certificate received = Certs.received(subject, Sha256.of(number), now);
        var due = state instanceof State.Pending
                ? Due.verdict(subject, now)
                : Due.work(subject.id(), now.plus(Duration.ofDays(1)));
        var row = new Certificate(
                subject,
                1,
                1,
                0,
                received.orderHash(),
                received.lineage(),
                state,
                Optional.of(due),
                false,
                0,
                tries,
                received.event(),
                1,
                now);
        given.certificates.create(row);
        return row;
    }

    private Certificate deferred(String account, String number) {
        return row(account, number, "VN", KeyMode.LIVE, new State.Deferred("503"), 9);
    }

    private static RedriveFilter deferredInVietNam() {
        return new RedriveFilter("DEFERRED", "VN", null);
    }

    private RedriveJob ordered(RedriveFilter filter) {
        given.clock.pass(Duration.ofSeconds(1));
        return order.order(caller, filter);
    }

    private void carryOut() {
        for (int pass = 0; pass < 20; pass++) {
            rows.work(() -> true);
            given.clock.pass(Duration.ofMinutes(1));
        }
    }

    private RedriveJob done(RedriveJob job) {
        return RedriveJob.read(given.state.find(RedriveRows.DONE, job.id()).orElseThrow());
    }

    private boolean isRedriven(CertificateId id) {
        return given.row(id).event().type().equals(RedriveRows.EVENT);
    }

    @Test
    void everything_that_matches_is_made_due_and_nothing_else_across_pages_days_and_a_crash() {
        var meant = new ArrayList<CertificateId>();
        var others = new ArrayList<Certificate>();
        for (int i = 0; i < 2_500; i++) {
            meant.add(deferred("acme", "EC-" + i).id());
            if (i % 10 == 0) {
                others.add(deferred("rival", "EC-" + i));
                others.add(row("acme", "JP-" + i, "JP", KeyMode.LIVE, new State.Deferred("503"), 9));
                others.add(row("acme", "TE-" + i, "VN", KeyMode.TEST, new State.Deferred("503"), 9));
                others.add(row("acme", "SI-" + i, "VN", KeyMode.LIVE, new State.Signed(), 9));
                given.clock.pass(Duration.ofMinutes(15));
            }
        }
        RedriveJob job = ordered(deferredInVietNam());
        given.certificates.steps().at("commit", () -> {});
        given.certificates.steps().at("commit", () -> {});
        given.certificates.steps().crashAt("committed");
        dying();
        carryOut();
        assertThat(meant).allMatch(this::isRedriven);
        assertThat(others).allSatisfy(row -> assertThat(given.row(row.id())).isEqualTo(row));
        assertThat(done(job).counts().done()).isEqualTo(2_500);
        assertThat(meant)
                .allMatch(id ->
                        given.row(id).event().number() == 2 && given.row(id).tries() == 0);
    }

    private void dying() {
        boolean died = false;
        try {
            rows.work(() -> true);
        } catch (org.ecorelay.fixture.Steps.Crash e) {
            died = true;
        }
        assertThat(died).isTrue();
    }

    @Test
    void a_redriven_row_is_due_now_and_its_event_names_the_key() {
        Certificate row = deferred("acme", "EC-1");
        RedriveJob job = ordered(deferredInVietNam());
        rows.work(() -> true);
        Certificate now = given.row(row.id());
        assertThat(now.status()).isEqualTo(Status.DEFERRED);
        assertThat(now.due().orElseThrow().at()).isEqualTo(given.clock.instant());
        assertThat(now.event().order()).isEqualTo(new Event.Order("ops1 (night shift)", job.id()));
        assertThat(now.event().previous()).isEqualTo(row.event().hash());
        assertThat(given.ledger.find(row.id(), Ledger.numbered("event", 1))).isPresent();
        given.timer.work(() -> true);
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
    }

    @Test
    void what_a_clock_that_was_ahead_has_filed_under_tomorrow_is_made_due_too() {
        given.clock.pass(Duration.ofDays(1));
        Certificate row = deferred("acme", "EC-1");
        given.clock.pass(Duration.ofDays(-1));
        ordered(deferredInVietNam());
        carryOut();
        assertThat(isRedriven(row.id())).isTrue();
        assertThat(given.row(row.id()).due().orElseThrow().at()).isBefore(given.clock.instant());
    }

    @Test
    void what_a_clock_that_was_ahead_has_marked_is_made_due_too_and_nothing_twice() {
        var meant = new ArrayList<CertificateId>();
        for (int i = 0; i < 350; i++) {
            meant.add(deferred("acme", "EC-" + i).id());
        }
        given.clock.adjust(Duration.ofHours(3));
        for (int i = 0; i < 150; i++) {
            meant.add(deferred("acme", "EC-ahead-" + i).id());
        }
        given.clock.adjust(Duration.ofHours(-3));
        var stuck = new RedriveFilter(RedriveFilter.STUCK, null, null);
        assertThat(order.dryRun(caller, stuck).matches()).isEqualTo(500);
        RedriveJob job = ordered(stuck);
        carryOut();
        assertThat(meant).allMatch(this::isRedriven);
        assertThat(meant).allMatch(id -> given.row(id).event().number() == 2);
        assertThat(done(job).counts().done()).isEqualTo(500);
    }

    @Test
    void what_is_marked_while_a_job_is_carried_out_is_not_part_of_it() {
        Certificate before = deferred("acme", "EC-1");
        RedriveJob job = ordered(new RedriveFilter(RedriveFilter.STUCK, null, null));
        given.clock.pass(Duration.ofMinutes(11));
        Certificate later = deferred("acme", "EC-2");
        carryOut();
        assertThat(isRedriven(before.id())).isTrue();
        assertThat(isRedriven(later.id())).isFalse();
        assertThat(done(job).counts().done()).isEqualTo(1);
    }

    @Test
    void a_dry_run_counts_and_writes_nothing() {
        deferred("acme", "EC-1");
        deferred("acme", "EC-2");
        row("acme", "EC-3", "VN", KeyMode.LIVE, new State.Received(), 0);
        deferred("rival", "EC-4");
        int writes = given.certificates.writes();
        int shared = given.state.writes();
        OrderRedrive.Counts counts = order.dryRun(caller, new RedriveFilter(null, "VN", null));
        assertThat(counts.byState())
                .containsOnly(java.util.Map.entry("DEFERRED", 2), java.util.Map.entry("RECEIVED", 1));
        assertThat(counts.matches()).isEqualTo(3);
        assertThat(counts.complete()).isTrue();
        assertThat(given.certificates.writes()).isEqualTo(writes);
        assertThat(given.state.writes()).isEqualTo(shared);
    }

    @Test
    void a_claim_is_left_alone_and_what_waits_for_a_verdict_stays_in_its_lane() {
        Certificate claimed =
                row("acme", "EC-1", "VN", KeyMode.LIVE, new State.Submitting(given.clock.instant(), "c"), 9);
        var filing = new State.Filing("REF", given.clock.instant(), "Pending", null);
        Certificate pending = row("acme", "EC-2", "VN", KeyMode.LIVE, new State.Pending(filing), 8);
        RedriveJob job = ordered(new RedriveFilter(RedriveFilter.STUCK, null, null));
        carryOut();
        assertThat(given.row(claimed.id())).isEqualTo(claimed);
        assertThat(given.row(pending.id()).due()).isEqualTo(pending.due());
        // It is asked about anyway, and a human sees it until it is decided.
        assertThat(given.row(pending.id()).tries()).isEqualTo(8);
        assertThat(done(job).counts().done()).isEqualTo(1);
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void questions_are_found_by_their_finding_in_whatever_month_they_were_asked() {
        var meant = new ArrayList<CertificateId>();
        for (int i = 0; i < 250; i++) {
            meant.add(question("EC-" + i, "PRODUCT_UNKNOWN").id());
            given.clock.pass(Duration.ofHours(12));
        }
        Certificate other = question("EC-other", "HS_CODE_UNKNOWN");
        RedriveJob job = ordered(new RedriveFilter(null, null, "PRODUCT_UNKNOWN"));
        carryOut();
        assertThat(meant).allMatch(this::isRedriven);
        assertThat(isRedriven(other.id())).isFalse();
        assertThat(done(job).counts().done()).isEqualTo(250);
    }

    private Certificate question(String number, String code) {
        var finding = new Finding(code, null, List.of(), "unknown", "Add it.");
        return row("acme", number, "VN", KeyMode.LIVE, new State.NeedsData(finding, 1), 1);
    }

    @Test
    void a_pass_without_time_does_nothing_and_loses_nothing() {
        Certificate row = deferred("acme", "EC-1");
        ordered(deferredInVietNam());
        assertThat(rows.work(() -> false)).isZero();
        carryOut();
        assertThat(isRedriven(row.id())).isTrue();
    }

    @Test
    void a_filter_says_something_and_only_what_can_be_redriven() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RedriveFilter(null, null, null));
        for (String state : List.of("SUBMITTING", "APPROVED", "REJECTED", "nonsense")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new RedriveFilter(state, null, null));
        }
    }
}

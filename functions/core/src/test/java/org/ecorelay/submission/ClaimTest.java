package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Profiles;
import org.ecorelay.submission.SubmitCertificate.Settled;
import org.junit.jupiter.api.Test;

/** Who may send, and until when. */
class ClaimTest {
    private static final Settled NOTHING = new Settled.NothingToDo();

    private final Given given = new Given();
    private final Certificate row = given.signed("EC-1");

    private Settled submit() {
        return given.submitting.submit(row.documentId());
    }

    private Certificate now() {
        return given.row(row.id());
    }

    private static Settled recorded(Status status) {
        return new Settled.Recorded(status);
    }

    @Test
    void the_timer_stays_away_until_lease_skew_and_the_slowest_request_are_over() {
        given.platform.steps().crashAt("submit");
        Given.dying(this::submit);
        assertThat(now().due().orElseThrow().at()).isAfterOrEqualTo(MovableClock.START.plus(RESOLVE));
    }

    private static final Duration RESOLVE =
            Given.LEASE.plus(Given.SKEW.multipliedBy(2)).plus(Profiles.SETTLE);

    /** A worker takes the row and dies before it sends anything. */
    private Due claimedUntil() {
        given.platform.steps().crashAt("submit");
        Given.dying(this::submit);
        return now().due().orElseThrow();
    }

    @Test
    void a_first_due_time_that_is_late_enough_stays_and_spares_the_index_a_move() {
        given.clock.pass(Given.FIRST_DUE.minus(RESOLVE));
        assertThat(claimedUntil()).isEqualTo(row.due().orElseThrow());
    }

    @Test
    void a_first_due_time_that_is_too_early_moves_to_when_asking_is_safe() {
        given.clock.pass(Given.FIRST_DUE.minus(RESOLVE).plusMillis(1));
        assertThat(claimedUntil())
                .isEqualTo(Due.work(row.id(), given.clock.instant().plus(RESOLVE)));
    }

    @Test
    void a_row_that_was_looked_at_in_vain_does_not_keep_its_long_wait() {
        for (int look = 0; look < Certificate.STUCK_AFTER; look++) {
            given.wait(now());
            given.timer.work(() -> true);
        }
        assertThat(now().due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofDays(1)));
        assertThat(claimedUntil())
                .isEqualTo(Due.work(row.id(), given.clock.instant().plus(RESOLVE)));
    }

    @Test
    void two_claims_differ_even_when_their_clocks_or_their_seeds_are_the_same() {
        assertThat(claims(7, 7, 0, 1)).doesNotHaveDuplicates();
        assertThat(claims(7, 8, 0, 0)).doesNotHaveDuplicates();
    }

    private List<String> claims(long seed, long otherSeed, long nanos, long otherNanos) {
        return List.of(claim("EC-A", seed, nanos), claim("EC-B", otherSeed, otherNanos));
    }

    /** What a worker with this seed writes at this time. */
    private String claim(String number, long seed, long nanos) {
        var other = new Given();
        Certificate signed = other.signed(number);
        var worker = new SubmitCertificate(
                other.records,
                other.platform,
                other.profiles,
                new Timing(Given.LEASE, Given.REQUEST_TIMEOUT, Given.SKEW),
                new Backoff(Duration.ofMinutes(1), new Random(1)),
                new Random(seed),
                () -> nanos,
                other.pace);
        other.platform.steps().crashAt("submit");
        Given.dying(() -> worker.submit(signed.documentId()));
        return ((State.Submitting) other.row(signed.id()).state()).claim();
    }

    @Test
    void an_expired_lease_is_not_claimable() {
        given.platform.steps().crashAt("submit");
        Given.dying(this::submit);
        given.clock.pass(Duration.ofDays(7));
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void a_claim_that_took_too_long_sends_nothing() {
        Duration window = Given.LEASE.minus(Given.REQUEST_TIMEOUT);
        given.certificates.steps().at("committed", () -> given.clock.pass(window));
        assertThat(submit()).isEqualTo(new Settled.TooLate());
        assertThat(given.platform.sent()).isEmpty();
        assertThat(now().status()).isEqualTo(Status.SUBMITTING);
    }

    @Test
    void a_claim_just_in_time_sends_and_no_adjusted_clock_changes_that() {
        Duration window = Given.LEASE.minus(Given.REQUEST_TIMEOUT).minusNanos(1);
        given.certificates.steps().at("committed", () -> {
            given.clock.pass(window);
            given.clock.adjust(Duration.ofHours(1));
        });
        assertThat(submit()).isEqualTo(recorded(Status.PENDING));
    }

    @Test
    void a_clock_set_back_does_not_stretch_the_lease() {
        given.certificates.steps().at("committed", () -> {
            given.clock.pass(Given.LEASE);
            given.clock.adjust(Given.LEASE.negated());
        });
        assertThat(submit()).isEqualTo(new Settled.TooLate());
    }

    @Test
    void a_worker_whose_move_loses_has_kept_what_the_platform_answered() {
        given.platform.steps().at("submitted", () -> {
            given.clock.pass(Duration.ofDays(1));
            given.poll();
        });
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.ledger.list(row.id(), "exchange"))
                .anyMatch(item -> item.text().contains("sent"));
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void of_many_workers_who_claim_in_the_same_millisecond_one_sends() throws Exception {
        try (var workers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                Certificate signed = given.signed("EC-M" + i);
                List<Callable<Settled>> tries = IntStream.range(0, 8)
                        .<Callable<Settled>>mapToObj(_ -> () -> given.submitting.submit(signed.documentId()))
                        .toList();
                int before = given.platform.sent().size();
                for (var settled : workers.invokeAll(tries)) {
                    assertThat(settled.get()).isInstanceOf(Settled.class);
                }
                assertThat(given.platform.sent()).hasSize(before + 1);
            }
        }
    }

    @Test
    void a_worker_that_claims_while_another_commits_the_same_claim_sends_nothing() {
        given.certificates.steps().at("commit", () -> assertThat(submit()).isEqualTo(recorded(Status.PENDING)));
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void a_lease_must_be_longer_than_a_request() {
        assertThat(new Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO).sendWindow())
                .isEqualTo(Duration.ofSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timing(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO));
    }
}

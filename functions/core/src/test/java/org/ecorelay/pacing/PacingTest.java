package org.ecorelay.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ecorelay.account.KeyMode;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.pacing.Signal.Health;
import org.ecorelay.pacing.Signal.RateLimit;
import org.junit.jupiter.api.Test;

class PacingTest {
    private static final Signal TROUBLE = Signal.troubled(Duration.ZERO);

    private static final Duration AHEAD = Duration.ofHours(3);

    private final MovableClock clock = new MovableClock();
    private final LocalState state = new LocalState();
    private final List<String> counted = new ArrayList<>();
    private final Pacing pacing = worker(100);
    private final Pacing other = worker(100);

    private Pacing worker(double perSecond) {
        Meter meter = (metric, lane, value) -> counted.add(metric + " " + lane);
        return new Pacing(state, clock, new Random(1), meter, _ -> perSecond, 1);
    }

    private boolean admits(Pacing one) {
        return one.admits("VN", KeyMode.LIVE);
    }

    private void heard(Signal signal, int times) {
        for (int i = 0; i < times; i++) {
            pacing.heard("VN", KeyMode.LIVE, signal);
        }
    }

    @Test
    void while_all_is_well_nothing_is_written() {
        for (int i = 0; i < 50; i++) {
            assertThat(admits(pacing)).isTrue();
            heard(Signal.WELL, 1);
        }
        assertThat(state.writes()).isZero();
    }

    @Test
    void five_failures_in_a_row_open_it_for_every_worker_and_only_for_that_authority_and_mode() {
        heard(TROUBLE, 4);
        assertThat(admits(pacing)).isTrue();
        heard(TROUBLE, 1);
        assertThat(admits(pacing)).isFalse();
        assertThat(admits(other)).isFalse();
        assertThat(pacing.allowance("VN", KeyMode.LIVE)).isZero();
        assertThat(pacing.admits("JP", KeyMode.LIVE)).isTrue();
        assertThat(pacing.admits("VN", KeyMode.TEST)).isTrue();
        assertThat(counted).containsExactly("breaker-opened VN");
    }

    @Test
    void a_worker_that_knew_it_closed_learns_of_it_within_two_seconds() {
        admits(other);
        heard(TROUBLE, 5);
        clock.pass(Pacing.CACHE);
        assertThat(admits(other)).isFalse();
    }

    @Test
    void one_success_between_failures_keeps_it_closed() {
        for (int i = 0; i < 10; i++) {
            heard(TROUBLE, 4);
            heard(Signal.WELL, 1);
        }
        assertThat(admits(pacing)).isTrue();
    }

    @Test
    void one_tenants_missing_credential_opens_nothing() {
        heard(Signal.UNTOLD, 100);
        assertThat(admits(pacing)).isTrue();
        assertThat(state.writes()).isZero();
    }

    @Test
    void half_open_it_lets_three_through_whichever_workers_ask() {
        heard(TROUBLE, 5);
        clock.pass(Breaker.FIRST_OPEN);
        assertThat(pacing.allowance("VN", KeyMode.LIVE)).isEqualTo(3);
        assertThat(List.of(admits(pacing), admits(other), admits(pacing), admits(other), admits(pacing)))
                .containsExactly(true, true, true, false, false);
    }

    @Test
    void probes_that_nobody_reported_about_do_not_keep_it_half_open_for_ever() {
        heard(TROUBLE, 5);
        clock.pass(Breaker.FIRST_OPEN);
        for (int i = 0; i < 4; i++) {
            admits(pacing);
        }
        assertThat(admits(pacing)).isFalse();
        clock.pass(Breaker.PROBE_WINDOW);
        assertThat(admits(pacing)).isTrue();
    }

    @Test
    void a_probe_that_fails_opens_it_for_longer_up_to_a_quarter_of_an_hour() {
        heard(TROUBLE, 5);
        for (int i = 0; i < 12; i++) {
            clock.pass(Breaker.MAX_OPEN);
            assertThat(admits(pacing)).isTrue();
            heard(TROUBLE, 1);
            assertThat(admits(pacing)).isFalse();
        }
        clock.pass(Breaker.MAX_OPEN.dividedBy(2).minusSeconds(1));
        assertThat(admits(pacing)).isFalse();
    }

    @Test
    void a_probe_that_succeeds_closes_it_and_the_rate_doubles_every_minute() {
        heard(TROUBLE, 5);
        clock.pass(Breaker.FIRST_OPEN);
        admits(pacing);
        heard(Signal.WELL, 1);
        var allowances = new ArrayList<Integer>();
        for (int minute = 0; minute <= 10; minute++) {
            allowances.add(pacing.allowance("VN", KeyMode.LIVE));
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(allowances).containsExactly(5, 11, 23, 46, 93, 187, 375, 750, 1500, 3000, 6000);
    }

    @Test
    void retry_after_keeps_it_open_as_long_as_asked_but_not_longer_than_an_hour() {
        heard(Signal.troubled(Duration.ofMinutes(20)), 5);
        clock.pass(Duration.ofMinutes(20).minusMillis(1));
        assertThat(admits(pacing)).isFalse();
        heard(Signal.troubled(Duration.ofDays(9)), 1);
        clock.pass(Duration.ofHours(1));
        assertThat(admits(pacing)).isTrue();
    }

    @Test
    void an_empty_request_budget_stops_everybody_until_it_is_whole_again() {
        var empty = new Signal(Health.WELL, Duration.ZERO, Optional.of(new RateLimit(0, Duration.ofSeconds(30))));
        heard(empty, 3);
        assertThat(admits(pacing)).isFalse();
        assertThat(admits(other)).isFalse();
        assertThat(state.writes()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(30));
        assertThat(admits(pacing)).isTrue();
    }

    @Test
    void what_is_left_of_a_budget_is_spread_until_it_is_whole_again() {
        var scarce = new Signal(Health.WELL, Duration.ZERO, Optional.of(new RateLimit(30, Duration.ofSeconds(60))));
        heard(scarce, 1);
        int admitted = 0;
        for (int second = 0; second < 59; second++) {
            admitted += admits(pacing) ? 1 : 0;
            admitted += admits(pacing) ? 1 : 0;
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(admitted).isBetween(25, 31);
    }

    @Test
    void no_more_than_the_rate_is_admitted() {
        int admitted = 0;
        for (int i = 0; i < 10_000; i++) {
            admitted += admits(pacing) ? 1 : 0;
            clock.pass(Duration.ofMillis(1));
        }
        assertThat(admitted).isBetween(1_000, 1_201);
    }

    @Test
    void what_a_clock_ahead_of_time_has_opened_is_probed_when_it_is_put_back() {
        clock.adjust(AHEAD);
        heard(TROUBLE, 5);
        assertThat(admits(other)).isFalse();
        clock.adjust(AHEAD.negated());
        assertThat(List.of(admits(pacing), admits(other), admits(pacing), admits(other)))
                .containsExactly(true, true, true, false);
        heard(Signal.WELL, 1);
        assertThat(admits(pacing)).isTrue();
    }

    @Test
    void probes_of_a_clock_ahead_of_time_are_forgotten_when_it_is_put_back() {
        heard(TROUBLE, 5);
        clock.pass(Breaker.FIRST_OPEN);
        clock.adjust(AHEAD);
        for (int i = 0; i < 3; i++) {
            admits(pacing);
        }
        assertThat(admits(pacing)).isFalse();
        clock.adjust(AHEAD.negated());
        assertThat(pacing.allowance("VN", KeyMode.LIVE)).isEqualTo(Breaker.PROBES);
        assertThat(admits(pacing)).isTrue();
    }

    @Test
    void a_recovery_at_a_clock_ahead_of_time_is_over_when_it_is_put_back() {
        clock.adjust(AHEAD);
        heard(TROUBLE, 5);
        clock.pass(Breaker.FIRST_OPEN);
        admits(pacing);
        heard(Signal.WELL, 1);
        assertThat(pacing.isCalm("VN", KeyMode.LIVE)).isFalse();
        clock.adjust(AHEAD.negated());
        assertThat(pacing.isCalm("VN", KeyMode.LIVE)).isTrue();
        heard(Signal.WELL, 1);
        assertThat(state.find("pace#VN", "breaker")).contains(Breaker.CLOSED.json());
    }

    @Test
    void a_pause_of_a_clock_ahead_of_time_is_over_when_it_is_put_back_and_the_next_one_counts() {
        Duration reset = Duration.ofMinutes(30);
        clock.adjust(AHEAD);
        heard(usedUp(reset), 1);
        assertThat(admits(pacing)).isFalse();
        clock.adjust(AHEAD.negated());
        assertThat(admits(pacing)).isTrue();
        heard(usedUp(reset), 1);
        assertThat(admits(pacing)).isFalse();
        clock.pass(reset);
        assertThat(admits(pacing)).isTrue();
    }

    private static Signal usedUp(Duration reset) {
        return new Signal(Health.WELL, Duration.ZERO, Optional.of(new RateLimit(0, reset)));
    }

    @Test
    void a_breaker_reads_back_as_it_was_written() {
        Breaker open = Breaker.CLOSED;
        for (int i = 0; i < 5; i++) {
            open = open.failed(clock.instant(), Duration.ZERO, 0.5);
        }
        Breaker all = open.probed(clock.instant()).paused(clock.instant(), Duration.ofSeconds(9));
        assertThat(Breaker.read(all.json())).isEqualTo(all);
        assertThat(Breaker.read(Breaker.CLOSED.json())).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void each_authority_has_a_rate_of_its_own_which_may_change_while_it_runs() {
        Map<String, Integer> rates = new HashMap<>(Map.of("VN", 10, "JP", 1_000));
        var one = new Pacing(state, clock, new Random(1), Meter.SILENT, rates::get, 1);
        assertThat(admitted(one, "VN")).isBetween(100, 121);
        assertThat(admitted(one, "JP")).isGreaterThan(9_000);
        assertThat(one.allowance("VN", KeyMode.LIVE)).isEqualTo(600);
        rates.put("VN", 50);
        clock.pass(Pacing.CACHE);
        assertThat(admitted(one, "VN")).isBetween(490, 601);
        assertThat(one.allowance("VN", KeyMode.LIVE)).isEqualTo(3_000);
    }

    /** How many of the requests of ten seconds. */
    private int admitted(Pacing one, String authority) {
        int admitted = 0;
        for (int i = 0; i < 10_000; i++) {
            admitted += one.admits(authority, KeyMode.LIVE) ? 1 : 0;
            clock.pass(Duration.ofMillis(1));
        }
        return admitted;
    }

    @Test
    void fields_that_nobody_knows_are_counted_and_change_nothing_else() {
        List<Long> values = new ArrayList<>();
        var one = new Pacing(
                state,
                clock,
                new Random(1),
                (metric, lane, value) -> {
                    counted.add(metric + " " + lane);
                    values.add(value);
                },
                _ -> 100,
                1);
        one.heard("VN", KeyMode.TEST, new Signal(Health.WELL, Duration.ZERO, Optional.empty(), 3));
        one.heard("VN", KeyMode.LIVE, new Signal(Health.UNTOLD, Duration.ZERO, Optional.empty(), 100_000));
        one.heard("VN", KeyMode.LIVE, Signal.WELL);
        assertThat(counted).containsExactly("unknown-field VN.test", "unknown-field VN");
        assertThat(values).containsExactly(3L, 100_000L);
        assertThat(state.writes()).isZero();
    }
}

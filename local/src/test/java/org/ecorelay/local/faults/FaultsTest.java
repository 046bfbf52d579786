package org.ecorelay.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ecorelay.local.faults.Schedule.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of the design under faults; more schedules with {@code -Pdeep} and {@code -Dfaults.schedules}. */
class FaultsTest {
    private static final boolean DEEP = Boolean.getBoolean("deep");
    private static final int SCHEDULES = Integer.getInteger("faults.schedules", DEEP ? 2_000 : 100);
    private static final int EMBEDDED = DEEP ? 10 : 1;
    private static final int FEW_DAYS = 20;
    private static final World.Ground GROUND = World.Ground.prepare();

    private static Campaign campaign(Defect planted) {
        return new Campaign(GROUND, planted);
    }

    /** A short day with nothing wrong but what a customer wants: one order is corrected, one withdrawn. */
    private static Schedule day(long seed, int orders) {
        var wishes = List.of(new Planned(FaultKind.CORRECTED, 0), new Planned(FaultKind.CANCELLED, 1));
        return new Schedule(seed, orders, Duration.ofMinutes(10), false, wishes);
    }

    private static void assertNothingBroken(Summary summary) {
        assertThat(summary.failures())
                .extracting(failure -> failure.schedule() + " " + failure.violations())
                .isEmpty();
    }

    /** A process that dies after one effect leaves what one leaves that dies before the next: both are played under -Pdeep alone. */
    @Test
    void a_crash_before_or_after_any_effect_of_a_day_breaks_nothing() throws InterruptedException {
        var kinds = DEEP ? List.of(FaultKind.CRASH_BEFORE, FaultKind.CRASH_AFTER) : List.of(FaultKind.CRASH_AFTER);
        Summary summary = campaign(Defect.NONE).everyPlace(day(9, DEEP ? 3 : 2), kinds, Campaign.Progress.SILENT);

        assertNothingBroken(summary);
        assertThat(summary.crashes()).isGreaterThan(DEEP ? 500 : 250);
    }

    /** Everything that can be ordered and wished, and each of the places that are few. */
    @Test
    void one_fault_of_any_kind_at_any_of_its_places_breaks_nothing() throws InterruptedException {
        List<FaultKind> kinds = Stream.of(
                        FaultKind.Place.COMMIT, FaultKind.Place.SEND, FaultKind.Place.DELIVERY, FaultKind.Place.SUBMIT)
                .flatMap(place -> FaultKind.at(place).stream())
                .toList();
        Summary summary = campaign(Defect.NONE).everyPlace(day(3, DEEP ? 9 : 6), kinds, Campaign.Progress.SILENT);

        assertNothingBroken(summary);
        assertThat(kinds).allSatisfy(kind -> assertThat(summary.fired(kind)).isGreaterThan(5));
    }

    /** Each of them at every effect of a day. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "deep", matches = "true", disabledReason = "takes minutes: mvn -Pdeep verify")
    @EnumSource(names = {"THROTTLED", "ANSWER_LOST", "SLOW", "PAUSED", "PAUSED_AFTER"})
    void a_call_that_fails_or_stands_still_breaks_nothing(FaultKind kind) throws InterruptedException {
        Summary summary = campaign(Defect.NONE).everyPlace(day(9, 2), List.of(kind), Campaign.Progress.SILENT);

        assertNothingBroken(summary);
        assertThat(summary.fired(kind)).isGreaterThan(300);
    }

    @Test
    void whatever_goes_wrong_no_order_is_lost_and_none_registered_twice() throws InterruptedException {
        Summary summary = campaign(Defect.NONE).random(SCHEDULES, 7, 5, Campaign.Progress.SILENT);

        assertNothingBroken(summary);
        assertThat(summary.schedules()).isEqualTo(SCHEDULES);
        assertThat(FaultKind.values())
                .allSatisfy(kind -> assertThat(summary.fired(kind)).isPositive());
    }

    /** The same worlds over DynamoDB: its conditions, its encoding, its indexes. */
    @Test
    void the_adapters_of_the_embedded_aws_keep_the_same_promises() throws IOException {
        for (int seed = 0; seed < EMBEDDED; seed++) {
            Schedule schedule = Schedule.random(seed, 3);
            try (var tables = EmbeddedStores.start(() -> VirtualTime.START)) {
                Result result = campaign(Defect.NONE).play(schedule, tables.stores());
                assertThat(result.violations()).as(schedule.toString()).isEmpty();
                assertThat(result.accepted()).isEqualTo(3);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_trace_to_the_byte() {
        Schedule schedule = Schedule.random(11, 4);
        List<String> trace = campaign(Defect.NONE).trace(schedule);

        assertThat(trace).hasSizeGreaterThan(1_000);
        assertThat(campaign(Defect.NONE).trace(schedule)).isEqualTo(trace);
        assertThat(campaign(Defect.NONE).trace(Schedule.random(12, 4))).isNotEqualTo(trace);
        assertThat(campaign(Defect.NONE).play(schedule).trace())
                .isEqualTo(campaign(Defect.NONE).play(schedule).trace());
    }

    /**
     * Plays a day with the fault that brings the defect out until the defect shows: at one effect after the other, or on one day
     * after the other.
     */
    private static Summary showing(Planted defect, Schedule day) throws InterruptedException {
        Optional<FaultKind> kind = defect.shownBy();
        if (kind.isPresent() && kind.get().place() == FaultKind.Place.EFFECT) {
            return campaign(defect).everyPlace(day, List.of(kind.get()), Campaign.Progress.SILENT);
        }
        List<Planned> faults = kind.map(first -> new Planned(first, 0)).stream().toList();
        return campaign(defect)
                .playAll(
                        IntStream.range(0, FEW_DAYS)
                                .mapToObj(later -> new Schedule(
                                        day.seed() + later, day.orders(), day.day(), day.idempotent(), faults)),
                        FEW_DAYS,
                        Campaign.Progress.SILENT);
    }

    /** And the same schedule without the defect breaks nothing: what is found is the defect. */
    @ParameterizedTest
    @EnumSource
    void a_planted_defect_is_found(Planted defect) throws InterruptedException {
        Schedule day = new Schedule(11, 3, Duration.ofMinutes(10), false, List.of());
        Summary summary = showing(defect, day);

        assertThat(summary.failures()).as(defect.sentence()).isNotEmpty();
        Result failure = summary.failures().getFirst();
        assertThat(failure.violations()).extracting(Violation::rule).contains(defect.breaks());
        assertThat(campaign(Defect.NONE).play(failure.schedule()).violations()).isEmpty();
    }

    @Test
    void the_shortest_failing_schedule_has_only_the_fault_that_matters() {
        var noise = List.of(
                new Planned(FaultKind.UNKNOWN_FIELD, 0),
                new Planned(FaultKind.LATE, 0),
                new Planned(FaultKind.SLOW, 1_000_000),
                new Planned(FaultKind.CRASH_BEFORE, 2_000_000));
        var campaign = campaign(Planted.RESENDS_AFTER_ONE_NOT_FOUND);
        Result failure = LongStream.range(0, 30)
                .mapToObj(seed -> campaign.play(day(seed, 3).with(noise)))
                .filter(Result::failed)
                .findFirst()
                .orElseThrow();

        assertThat(failure.violations()).extracting(Violation::rule).contains(Violation.Rule.DOUBLE);
        assertThat(campaign.shortest(failure).faults())
                .singleElement()
                .extracting(Planned::kind)
                .isEqualTo(FaultKind.LATE);
    }

    @Test
    void a_schedule_in_which_nothing_went_wrong_does_not_count() {
        var summary = new Summary.Builder();
        summary.add(campaign(Defect.NONE).play(new Schedule(3, 1, Duration.ofMinutes(10), false, List.of())));

        assertThat(summary.build().schedules()).isZero();
    }

    @Test
    void faults_that_never_struck_are_a_failure() throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        boolean shown = new FaultsVerb(print(out), print(err)).run(2, 7, 2);

        assertThat(shown).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("schedules=2 orders=4", "lost=0 double=0 silent=0");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("These faults never struck");
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}

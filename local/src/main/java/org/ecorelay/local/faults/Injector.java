package org.ecorelay.local.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Counts the places of a run and says which fault strikes there; remembers which ones have fired. */
final class Injector {
    private static final long STRIDE = 0x5DEECE66DL;

    private final Schedule schedule;
    private final Map<FaultKind.Place, Integer> reached = new EnumMap<>(FaultKind.Place.class);
    private final Map<FaultKind, Integer> fired = new EnumMap<>(FaultKind.class);
    private final Set<Schedule.Planned> planned;
    private boolean calm;

    Injector(Schedule schedule) {
        this.schedule = schedule;
        this.planned = Set.copyOf(schedule.faults());
    }

    /** The faults that strike at the next place of this kind. */
    List<FaultKind> next(FaultKind.Place place) {
        int here = reached.merge(place, 1, Integer::sum) - 1;
        return calm
                ? List.of()
                : FaultKind.at(place).stream()
                        .filter(kind -> planned.contains(new Schedule.Planned(kind, here)))
                        .toList();
    }

    /** The dice of a fault at the place just reached: they belong to it alone, so that the same day without it is otherwise the same. */
    RandomGenerator dice(FaultKind kind) {
        return new SplittableRandom(schedule.seed() * STRIDE + kind.word().hashCode() * 1_000L + reached(kind.place()));
    }

    /** How long a fault lasts. */
    Duration upTo(FaultKind kind, Duration longest) {
        return Duration.ofMillis(dice(kind).nextLong(longest.toMillis()));
    }

    /** A fault has really struck. */
    void fire(FaultKind kind) {
        fired.merge(kind, 1, Integer::sum);
    }

    /** How many places of this kind were reached. */
    int reached(FaultKind.Place place) {
        return reached.getOrDefault(place, 0);
    }

    /** How many places of each kind were reached. */
    Map<FaultKind.Place, Integer> reached() {
        return Map.copyOf(reached);
    }

    /** From now on nothing goes wrong. */
    void calm() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    Schedule schedule() {
        return schedule;
    }

    Map<FaultKind, Integer> fired() {
        return Map.copyOf(fired);
    }
}

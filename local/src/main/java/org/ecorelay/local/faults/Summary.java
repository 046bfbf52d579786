package org.ecorelay.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of many schedules.
 *
 * @param schedules how many count: something went wrong in them
 * @param lasted virtual time of all of them
 * @param failures those that break a rule
 */
record Summary(
        int schedules,
        int orders,
        long effects,
        Duration lasted,
        Map<FaultKind, Integer> fired,
        List<Result> failures) {
    Summary {
        fired = Map.copyOf(fired);
        failures = List.copyOf(failures);
    }

    int crashes() {
        return fired(FaultKind.CRASH_BEFORE) + fired(FaultKind.CRASH_AFTER);
    }

    int faults() {
        return fired.values().stream().mapToInt(Integer::intValue).sum();
    }

    int fired(FaultKind kind) {
        return fired.getOrDefault(kind, 0);
    }

    /** How often a rule was broken. */
    long broken(Violation.Rule... rules) {
        return failures.stream()
                .flatMap(failure -> failure.violations().stream())
                .filter(found -> List.of(rules).contains(found.rule()))
                .count();
    }

    /** Adds up. */
    static final class Builder {
        private final Map<FaultKind, Integer> fired = new EnumMap<>(FaultKind.class);
        private final List<Result> failures = new ArrayList<>();
        private int schedules;
        private int orders;
        private long effects;
        private Duration lasted = Duration.ZERO;

        int schedules() {
            return schedules;
        }

        void add(Result result) {
            if (result.failed()) {
                failures.add(result);
            }
            if (!result.counts() && !result.failed()) {
                return;
            }
            schedules++;
            orders += result.accepted();
            effects += result.effects();
            lasted = lasted.plus(result.lasted());
            result.fired().forEach((kind, times) -> fired.merge(kind, times, Integer::sum));
        }

        Summary build() {
            return new Summary(schedules, orders, effects, lasted, fired, failures);
        }
    }
}

package org.ecorelay.local.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What came of one schedule.
 *
 * @param fired how often each kind of fault has really struck
 * @param accepted how many orders were answered 202
 * @param reached how many places of each kind there were
 * @param telling numbers of the effects of invocations that changed something
 * @param lasted virtual time
 * @param trace hash of everything that happened
 */
record Result(
        Schedule schedule,
        List<Violation> violations,
        Map<FaultKind, Integer> fired,
        int accepted,
        Map<FaultKind.Place, Integer> reached,
        List<Integer> telling,
        Duration lasted,
        String trace) {
    Result {
        violations = List.copyOf(violations);
        fired = Map.copyOf(fired);
        telling = List.copyOf(telling);
        reached = Map.copyOf(reached);
    }

    int effects() {
        return reached.getOrDefault(FaultKind.Place.EFFECT, 0);
    }

    /** The places of a kind at which something is changed. */
    List<Integer> places(FaultKind kind) {
        return kind.place() == FaultKind.Place.EFFECT
                ? telling
                : IntStream.range(0, reached.getOrDefault(kind.place(), 0))
                        .boxed()
                        .toList();
    }

    /** A schedule in which nothing went wrong shows nothing. */
    boolean counts() {
        return !fired.isEmpty();
    }

    boolean failed() {
        return !violations.isEmpty();
    }
}

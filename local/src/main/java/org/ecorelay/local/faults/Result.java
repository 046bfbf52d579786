package org.ecorelay.local.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of one schedule.
 *
 * @param fired how often each kind of fault has really struck
 * @param accepted how many orders were answered 202
 * @param effects how many effects there were
 * @param telling numbers of the effects of invocations that changed something
 * @param lasted virtual time
 * @param trace hash of everything that happened
 */
record Result(
        Schedule schedule,
        List<Violation> violations,
        Map<FaultKind, Integer> fired,
        int accepted,
        int effects,
        List<Integer> telling,
        Duration lasted,
        String trace) {
    Result {
        violations = List.copyOf(violations);
        fired = Map.copyOf(fired);
        telling = List.copyOf(telling);
    }

    /** A schedule in which nothing went wrong shows nothing. */
    boolean counts() {
        return !fired.isEmpty();
    }

    boolean failed() {
        return !violations.isEmpty();
    }
}

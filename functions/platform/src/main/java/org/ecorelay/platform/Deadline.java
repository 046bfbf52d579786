package org.ecorelay.platform;

import java.time.Duration;

/**
 * The time that one call of the port may take in all: tokens, the request itself and its repetition after a 401 share it. The
 * submitter's lease counts on that. Monotonic, so a corrected wall clock does not stretch it.
 */
final class Deadline {
    private final long startNs = System.nanoTime();
    private final long budgetNs;

    private Deadline(Duration budget) {
        budgetNs = budget.toNanos();
    }

    static Deadline in(Duration budget) {
        return new Deadline(budget);
    }

    /** What is left, in nanoseconds; zero or less when it has passed. */
    long remainingNs() {
        return budgetNs - (System.nanoTime() - startNs);
    }

    boolean hasPassed() {
        return remainingNs() <= 0;
    }
}

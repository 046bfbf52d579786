package org.ecorelay.platform;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that one call of the port may take in all: tokens, the request itself and its repetition after a 401 share it. The
 * submitter's lease counts on that. Monotonic, so a corrected wall clock does not stretch it.
 */
final class Deadline {
    private final LongSupplier monotonicNanos;
    private final long startNs;
    private final long budgetNs;

    private Deadline(Duration budget, LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
        this.startNs = monotonicNanos.getAsLong();
        this.budgetNs = budget.toNanos();
    }

    /**
     * A deadline from now on.
     *
     * @param monotonicNanos a clock that no adjustment moves, {@code System::nanoTime}
     */
    static Deadline in(Duration budget, LongSupplier monotonicNanos) {
        return new Deadline(budget, monotonicNanos);
    }

    /** What is left, in nanoseconds; zero or less when it has passed. */
    long remainingNs() {
        return budgetNs - (monotonicNanos.getAsLong() - startNs);
    }

    boolean hasPassed() {
        return remainingNs() <= 0;
    }
}

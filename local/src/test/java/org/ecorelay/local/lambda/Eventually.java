package org.ecorelay.local.lambda;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Bounded polling. */
final class Eventually {
    private static final Duration AT_MOST = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    static void holds(BooleanSupplier condition) {
        long until = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the condition did not hold within " + AT_MOST);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}

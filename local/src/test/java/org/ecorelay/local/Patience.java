package org.ecorelay.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded polling, generous: the machine may be busy. */
public final class Patience {
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(40);

    private Patience() {}

    /** Returns when the condition holds; otherwise fails, saying what was waited for and how far it had come. */
    public static void until(String what, BooleanSupplier condition, Supplier<?> seen) {
        until(AT_MOST, what, condition, seen);
    }

    /** The same with another bound. */
    public static void until(Duration atMost, String what, BooleanSupplier condition, Supplier<?> seen) {
        long from = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - from > atMost.toNanos()) {
                throw new AssertionError("not within %s: %s; at the end: %s".formatted(atMost, what, seen.get()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}

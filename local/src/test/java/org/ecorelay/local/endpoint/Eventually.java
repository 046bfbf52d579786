package org.ecorelay.local.endpoint;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks an index again and again, at most for a minute. */
final class Eventually {
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Two replicas of an index may show different times: one that shows it is not all of them. */
    private static final int TIMES = 3;

    private Eventually() {}

    /** What was seen last; it is for the caller to judge. */
    static <T> T steadily(Supplier<T> index, Predicate<T> shown) {
        long from = System.nanoTime();
        T last = index.get();
        int times = shown.test(last) ? 1 : 0;
        while (times < TIMES && System.nanoTime() - from < AT_MOST.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            last = index.get();
            times = shown.test(last) ? times + 1 : 0;
        }
        return last;
    }
}

package org.ecorelay.submission;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: a random time up to base · 2^tries, never above the cap. The floor of half the base is no
 * part of the jitter: it keeps a row from being seen twice in one pass, and spreads the others over the whole range above it.
 */
public final class Backoff {
    /** Longest wait of a re-queued row. */
    public static final Duration CAP = Duration.ofHours(6);

    private static final int MAX_SHIFT = 20;

    private final Duration base;
    private final RandomGenerator random;

    /**
     * Waits that begin at up to {@code base}.
     *
     * @param random source of the jitter
     */
    public Backoff(Duration base, RandomGenerator random) {
        this.base = base;
        this.random = random;
    }

    /** The wait after {@code tries} tries in vain; at least half of {@code base}. */
    public Duration after(int tries) {
        long ceiling = Math.min(base.toMillis() << Math.min(tries, MAX_SHIFT), CAP.toMillis());
        long floor = base.toMillis() / 2;
        return Duration.ofMillis(floor + random.nextLong(Math.max(1, ceiling - floor)));
    }
}

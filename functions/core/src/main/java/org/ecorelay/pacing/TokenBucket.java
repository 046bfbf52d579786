package org.ecorelay.pacing;

import java.time.Duration;
import java.time.Instant;

/** At most so many requests a second, with bursts of two seconds' worth. Not thread-safe. */
final class TokenBucket {
    private static final double BURST_SECONDS = 2;

    private double tokens = Double.MAX_VALUE;
    private Instant last = Instant.EPOCH;

    /** Takes one token, or answers how long to wait for the next one. Less than one token a second still lets one through. */
    Duration take(double perSecond, Instant now) {
        double most = Math.max(1, perSecond * BURST_SECONDS);
        double gained = last.equals(Instant.EPOCH)
                ? most
                : Math.max(0, Duration.between(last, now).toMillis()) / 1_000.0 * perSecond;
        tokens = Math.min(most, Math.min(tokens, most) + gained);
        last = now;
        if (tokens >= 1) {
            tokens -= 1;
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil((1 - tokens) / perSecond * 1_000));
    }
}

package org.ecorelay.pacing;

import java.time.Duration;
import java.time.Instant;

/** At most so many requests a second, and so many at once. Not thread-safe. */
final class TokenBucket {
    private double tokens = Double.MAX_VALUE;
    private Instant last = Instant.EPOCH;

    /** Takes one token, or answers how long to wait for the next one. Less than one token a second still lets one through. */
    Duration take(double perSecond, double burst, Instant now) {
        double most = Math.max(1, burst);
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

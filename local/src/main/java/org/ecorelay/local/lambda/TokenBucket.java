package org.ecorelay.local.lambda;

import java.util.function.LongSupplier;
import org.ecorelay.local.template.HttpApi;

/** API Gateway's throttling: a bucket of {@code burst} tokens that is refilled at a steady rate. Threads: safe. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final HttpApi.Throttle limits;
    private final LongSupplier nanoTime;
    private double tokens;
    private long refilledAt;

    TokenBucket(HttpApi.Throttle limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.tokens = limits.burst();
        this.refilledAt = nanoTime.getAsLong();
    }

    /** Takes a token, if there is one. */
    synchronized boolean take() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(limits.burst(), tokens + (now - refilledAt) / NANOS_PER_SECOND * limits.perSecond());
        refilledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}

package org.ecorelay.pacing;

import java.time.Duration;
import java.time.Instant;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker, as a value: closed, open until a time, then half open, when a few probes tell whether it closes. After an
 * outage the rate grows step by step.
 *
 * @param failures consecutive failures while closed
 * @param opens how often it opened in a row
 * @param openUntil when it becomes half open, or null while it is closed
 * @param probes requests let through since {@code probedSince}
 * @param probedSince begin of the current window of probes, or null
 * @param recoveredAt when it closed after an outage, or null when that is long ago
 * @param pausedUntil when the platform's request budget is whole again, or null
 */
record Breaker(
        int failures,
        int opens,
        @Nullable Instant openUntil,
        int probes,
        @Nullable Instant probedSince,
        @Nullable Instant recoveredAt,
        @Nullable Instant pausedUntil) {
    /** Consecutive failures that open it: one tenant's bad luck must not stop the others. */
    static final int THRESHOLD = 5;
    /** Requests that a half-open breaker lets through in {@link #PROBE_WINDOW}. */
    static final int PROBES = 3;
    /** Probes that nobody reported about are forgotten after this time. */
    static final Duration PROBE_WINDOW = Duration.ofMinutes(1);

    static final Duration FIRST_OPEN = Duration.ofSeconds(30);
    static final Duration MAX_OPEN = Duration.ofMinutes(15);
    /** The longest wait that a header can ask of everybody. */
    static final Duration MAX_ASKED = Duration.ofHours(1);

    static final Duration RAMP = Duration.ofMinutes(10);

    static final Breaker CLOSED = new Breaker(0, 0, null, 0, null, null, null);

    /** Where a breaker stands. */
    enum Phase {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    Phase phase(Instant now) {
        if (openUntil == null) {
            return Phase.CLOSED;
        }
        return isAhead(openUntil, MAX_ASKED, now) ? Phase.OPEN : Phase.HALF_OPEN;
    }

    /** After one more failure. {@code jitter} is between 0 and 1 and spreads the probes of many relays. */
    Breaker failed(Instant now, Duration retryAfter, double jitter) {
        return switch (phase(now)) {
            case CLOSED -> failures + 1 < THRESHOLD ? withFailures(failures + 1) : opened(now, retryAfter, jitter);
            case HALF_OPEN -> opened(now, retryAfter, jitter);
            case OPEN -> later(now.plus(shorter(retryAfter, MAX_ASKED)));
        };
    }

    /** After a request that was answered. While open it comes from before the outage and says nothing. */
    Breaker succeeded(Instant now) {
        return switch (phase(now)) {
            case CLOSED -> failures == 0 && !ramped(now) ? this : calm(now);
            case HALF_OPEN -> new Breaker(0, 0, null, 0, null, now, pausedUntil);
            case OPEN -> this;
        };
    }

    /** Not when it is further ahead than it was ever set: a clock was ahead, and has been put back since. */
    private static boolean isAhead(Instant until, Duration longest, Instant now) {
        return now.isBefore(until) && !isBeyond(until, longest, now);
    }

    private static boolean isBeyond(Instant until, Duration longest, Instant now) {
        return until.isAfter(now.plus(longest).plus(SharedState.SKEW));
    }

    private boolean ramped(Instant now) {
        return recoveredAt != null && !isAhead(recoveredAt.plus(RAMP), RAMP, now);
    }

    private Breaker calm(Instant now) {
        return new Breaker(0, 0, null, 0, null, ramped(now) ? null : recoveredAt, pausedUntil);
    }

    private Breaker withFailures(int count) {
        return new Breaker(count, opens, openUntil, probes, probedSince, recoveredAt, pausedUntil);
    }

    private Breaker opened(Instant now, Duration retryAfter, double jitter) {
        Duration ceiling = shorter(FIRST_OPEN.multipliedBy(1L << Math.min(opens, 10)), MAX_OPEN);
        Duration half = ceiling.dividedBy(2);
        Duration wait = half.plus(Duration.ofMillis((long) (half.toMillis() * jitter)));
        Duration asked = shorter(retryAfter, MAX_ASKED);
        Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
        return new Breaker(0, opens + 1, now.plus(longer), 0, null, null, pausedUntil);
    }

    private Breaker later(Instant until) {
        boolean further = openUntil != null && until.isAfter(openUntil);
        return further ? new Breaker(failures, opens, until, probes, probedSince, recoveredAt, pausedUntil) : this;
    }

    /** How many probes a half-open breaker still lets through. */
    int probesLeft(Instant now) {
        return probesOver(now) ? PROBES : Math.max(0, PROBES - probes);
    }

    private boolean probesOver(Instant now) {
        return probedSince == null || !isAhead(probedSince.plus(PROBE_WINDOW), PROBE_WINDOW, now);
    }

    /** After one more probe. */
    Breaker probed(Instant now) {
        boolean over = probesOver(now);
        return new Breaker(
                failures, opens, openUntil, over ? 1 : probes + 1, over ? now : probedSince, recoveredAt, pausedUntil);
    }

    /** Paused because the request budget is used up; bounded like everything that a header asks. */
    Breaker paused(Instant now, Duration reset) {
        Instant until = now.plus(shorter(reset, MAX_ASKED));
        boolean further = pausedUntil == null
                || until.isAfter(pausedUntil.plusSeconds(1))
                || isBeyond(pausedUntil, MAX_ASKED, now);
        return further ? new Breaker(failures, opens, openUntil, probes, probedSince, recoveredAt, until) : this;
    }

    boolean isPaused(Instant now) {
        return pausedUntil != null && isAhead(pausedUntil, MAX_ASKED, now);
    }

    /** What part of the full rate is used: all of it, but after an outage it doubles every minute. */
    double share(Instant now) {
        if (recoveredAt == null || ramped(now)) {
            return 1;
        }
        long minutes = Math.max(0, Duration.between(recoveredAt, now).toMinutes());
        return (1L << minutes) / (double) (1L << RAMP.toMinutes());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    Json.Obj json() {
        return Json.object()
                .put("failures", failures)
                .put("opens", opens)
                .put("probes", probes)
                .putIfPresent("openUntil", text(openUntil))
                .putIfPresent("probedSince", text(probedSince))
                .putIfPresent("recoveredAt", text(recoveredAt))
                .putIfPresent("pausedUntil", text(pausedUntil))
                .build();
    }

    static Breaker read(Json.Obj body) {
        return new Breaker(
                body.requiredInt("failures"),
                body.requiredInt("opens"),
                time(body, "openUntil"),
                body.requiredInt("probes"),
                time(body, "probedSince"),
                time(body, "recoveredAt"),
                time(body, "pausedUntil"));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable Instant time(Json.Obj body, String name) {
        return body.text(name).map(Instant::parse).orElse(null);
    }
}

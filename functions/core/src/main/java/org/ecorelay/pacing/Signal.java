package org.ecorelay.pacing;

import java.time.Duration;
import java.util.Optional;

/**
 * What one exchange says of the platform itself, apart from what it says of a document.
 *
 * @param health whether the platform works
 * @param retryAfter how long it asks everybody to wait; zero when it does not say
 * @param limit what its RateLimit headers say, if it sends any
 * @param unknownFields how many fields of the answer nobody knows; they are kept and never interpreted
 */
public record Signal(Health health, Duration retryAfter, Optional<RateLimit> limit, int unknownFields) {
    /** A signal of an answer that is understood to its last field. */
    public Signal(Health health, Duration retryAfter, Optional<RateLimit> limit) {
        this(health, retryAfter, limit, 0);
    }

    /** Whether the platform works. */
    public enum Health {
        /** It answered; a refusal is an answer too. */
        WELL,
        /** It did not answer, or asked to come later. */
        TROUBLED,
        /** It was not asked, or refused our credential: says nothing of the platform. */
        UNTOLD
    }

    /**
     * What is left of the request budget.
     *
     * @param remaining requests left
     * @param reset until the budget is whole again
     */
    public record RateLimit(long remaining, Duration reset) {}

    /** The platform works. */
    public static final Signal WELL = new Signal(Health.WELL, Duration.ZERO, Optional.empty());

    /** Nothing was learned. */
    public static final Signal UNTOLD = new Signal(Health.UNTOLD, Duration.ZERO, Optional.empty());

    /** The platform does not work, or asks to come later. */
    public static Signal troubled(Duration retryAfter) {
        return new Signal(Health.TROUBLED, retryAfter, Optional.empty());
    }
}

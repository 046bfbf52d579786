package org.ecorelay.pacing;

import java.time.Duration;
import java.util.Optional;

/**
 * What one exchange says of the platform itself, apart from what it says of a document.
 *
 * @param health whether the platform works
 * @param retryAfter how long it asks everybody to wait; zero when it does not say
 * @param limit what its RateLimit headers say, if it sends any
 */
public record Signal(Health health, Duration retryAfter, Optional<RateLimit> limit) {
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

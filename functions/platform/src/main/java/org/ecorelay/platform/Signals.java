package org.ecorelay.platform;

import java.time.Duration;
import java.time.Instant;
import org.ecorelay.pacing.Signal;
import org.ecorelay.pacing.Signal.Health;

/** What an exchange says of the platform itself. */
final class Signals {
    private Signals() {}

    /**
     * Reads a signal.
     *
     * @param understood whether the answer was one that can be worked with
     * @param form what the answer is when it is no problem
     */
    static Signal read(Reply reply, boolean understood, UnknownFields form, Instant now) {
        return switch (reply) {
            case Reply.NeverArrived never -> never.ours() ? Signal.UNTOLD : Signal.troubled(never.retryAfter());
            case Reply.Lost _ -> Signal.troubled(Duration.ZERO);
            case Reply.Answered answer -> {
                Duration wait = RetryAfter.of(answer, now).orElse(Duration.ZERO);
                yield new Signal(health(answer.status(), understood), wait, RateLimits.of(answer), form.in(answer));
            }
        };
    }

    private static Health health(int status, boolean understood) {
        return switch (status) {
            // One credential's trouble must not stop the others.
            case 401, 403 -> Health.UNTOLD;
            case 408, 425, 429 -> Health.TROUBLED;
            default -> status >= 500 || !understood ? Health.TROUBLED : Health.WELL;
        };
    }
}

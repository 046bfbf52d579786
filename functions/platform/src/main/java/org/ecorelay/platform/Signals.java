package org.ecorelay.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.pacing.Signal;
import org.ecorelay.pacing.Signal.Health;
import org.ecorelay.pacing.Signal.RateLimit;

/**
 * What an exchange says of the platform itself. The request budget is read from {@code RateLimit-Remaining} and
 * {@code RateLimit-Reset} (seconds), from {@code RateLimit: limit=…, remaining=…, reset=…}, or from the form of the newer drafts,
 * {@code RateLimit: "name";r=…;t=…} (IETF draft-ietf-httpapi-ratelimit-headers).
 */
final class Signals {
    private static final Pattern REMAINING = part("remaining|r");
    private static final Pattern RESET = part("reset|t");

    private Signals() {}

    /**
     * Reads a signal.
     *
     * @param understood whether the answer was one that can be worked with
     */
    static Signal read(Reply reply, boolean understood, Instant now) {
        return switch (reply) {
            case Reply.NeverArrived never -> never.ours() ? Signal.UNTOLD : Signal.troubled(never.retryAfter());
            case Reply.Lost _ -> Signal.troubled(Duration.ZERO);
            case Reply.Answered answer -> {
                Duration wait = RetryAfter.of(answer, now).orElse(Duration.ZERO);
                yield new Signal(health(answer.status(), understood), wait, limit(answer));
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

    private static Optional<RateLimit> limit(Reply.Answered answer) {
        Optional<String> combined = answer.headers().firstValue("RateLimit");
        Optional<String> remaining = answer.headers()
                .firstValue("RateLimit-Remaining")
                .or(() -> combined.flatMap(value -> find(REMAINING, value)));
        Optional<String> reset =
                answer.headers().firstValue("RateLimit-Reset").or(() -> combined.flatMap(value -> find(RESET, value)));
        return remaining
                .flatMap(Signals::number)
                .flatMap(left -> reset.flatMap(Signals::number)
                        .map(seconds -> new RateLimit(left, Duration.ofSeconds(seconds))));
    }

    private static Pattern part(String names) {
        return Pattern.compile("(?:^|[,;\\s])(?:" + names + ")\\s*=\\s*([0-9]+)");
    }

    private static Optional<String> find(Pattern part, String value) {
        var match = part.matcher(value);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    /** Whole numbers of at most nine digits; anything else was not said. */
    private static Optional<Long> number(String text) {
        return text.strip().matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
    }
}

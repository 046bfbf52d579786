package org.ecorelay.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header (RFC 9110 10.2.3): a number of seconds, or an HTTP date. */
final class RetryAfter {
    static final Duration MIN = Duration.ofSeconds(1);
    static final Duration MAX = Duration.ofHours(6);

    /** The wait after an answer that says "later" and not when. */
    static final Duration DEFAULT = Duration.ofMinutes(1);

    private RetryAfter() {}

    /** The wait from {@code now}, between {@link #MIN} and {@link #MAX}; empty when the header is absent or unreadable. */
    static Optional<Duration> of(Reply.Answered answer, Instant now) {
        return answer.headers().firstValue("Retry-After").flatMap(value -> parse(value.strip(), now));
    }

    private static Optional<Duration> parse(String value, Instant now) {
        if (value.matches("[0-9]+")) {
            return Optional.of(value.length() > 9 ? MAX : bounded(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return Optional.of(bounded(Duration.between(now, at)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(MIN) < 0) {
            return MIN;
        }
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }
}

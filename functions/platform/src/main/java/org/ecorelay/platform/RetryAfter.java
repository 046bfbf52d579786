package org.ecorelay.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Retry-After header (RFC 9110 10.2.3): a number of seconds, or an HTTP date. */
final class RetryAfter {
    static final Duration MIN = Duration.ofSeconds(1);
    static final Duration MAX = Duration.ofHours(6);

    /** The wait after an answer that says "later" and not when. */
    static final Duration DEFAULT = Duration.ofMinutes(1);

    /** The three forms of RFC 9110 5.6.7, the obsolete ones included: a recipient must take them all. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            form("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
            form("EEE MMM ppd HH:mm:ss yyyy"));

    private RetryAfter() {}

    /**
     * The wait, between {@link #MIN} and {@link #MAX}; empty when the header is absent or unreadable.
     *
     * <p>A date is the sender's: it is compared with the sender's own {@code Date}, and with {@code now} only without one. So
     * neither clock needs to be right.
     */
    static Optional<Duration> of(Reply.Answered answer, Instant now) {
        return answer.headers().firstValue("Retry-After").flatMap(value -> {
            Instant sent = answer.headers()
                    .firstValue("Date")
                    .flatMap(RetryAfter::date)
                    .orElse(now);
            return parse(value.strip(), sent);
        });
    }

    private static Optional<Duration> parse(String value, Instant sent) {
        if (value.matches("[0-9]+")) {
            return Optional.of(value.length() > 9 ? MAX : bounded(Duration.ofSeconds(Long.parseLong(value))));
        }
        return date(value).map(at -> bounded(Duration.between(sent, at)));
    }

    private static Optional<Instant> date(String value) {
        return DATES.stream()
                .flatMap(form -> read(form, value.strip()).stream())
                .findFirst();
    }

    private static Optional<Instant> read(DateTimeFormatter form, String value) {
        try {
            return Optional.of(Instant.from(form.parse(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(MIN) < 0) {
            return MIN;
        }
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }
}

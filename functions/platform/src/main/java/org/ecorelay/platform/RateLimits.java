package org.ecorelay.platform;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.pacing.Signal.RateLimit;

/**
 * The request budget that an answer names: {@code RateLimit-Remaining} and {@code RateLimit-Reset} (seconds), or {@code RateLimit}
 * as {@code limit=…, remaining=…, reset=…} or in the structured form of the newer drafts, {@code "policy";r=50;t=30}
 * (IETF draft-ietf-httpapi-ratelimit-headers). Of several policies the one counts that allows least. What cannot be read was not said.
 */
final class RateLimits {
    /** A longer field is no budget. */
    private static final int MAX_LENGTH = 1_000;

    private static final String NUMBER = "[0-9]{1,9}";

    private static final String STRING = "\"[ !#-\\[\\]-~]*+\"";
    private static final String TOKEN = "[A-Za-z*][!#-'*+.-:^-z|~]*+";

    /** A parameter (RFC 9651 3.1.2): its key, and its value if that is a number, a token or a string. */
    private static final Pattern PARAMETER = Pattern.compile(
            " *; *([a-z*][a-z0-9_.*-]*+)(?:=(-?[0-9]++(?:[.][0-9]++)?+|%s|%s))?+".formatted(TOKEN, STRING));

    /** A policy with its parameters, up to the next one. */
    private static final Pattern POLICY =
            Pattern.compile(" *(?:%1$s|%2$s)(?<parameters>(?:%3$s)*+) *+(,|$)".formatted(STRING, TOKEN, PARAMETER));

    private RateLimits() {}

    static Optional<RateLimit> of(Reply.Answered answer) {
        Optional<RateLimit> apart = limit(first(answer, "RateLimit-Remaining"), first(answer, "RateLimit-Reset"));
        return apart.or(() -> together(String.join(", ", answer.headers().allValues("RateLimit"))));
    }

    private static Optional<RateLimit> together(String field) {
        if (field.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Optional<RateLimit> old =
                field.contains("\"") ? Optional.empty() : limit(member(field, "remaining"), member(field, "reset"));
        return structured(field).or(() -> old);
    }

    /** Empty as a whole when any part of it is malformed, as RFC 9651 4.2 asks. */
    private static Optional<RateLimit> structured(String field) {
        Matcher policies = POLICY.matcher(field);
        Optional<RateLimit> least = Optional.empty();
        int at = 0;
        while (at < field.length()) {
            if (!policies.find(at) || policies.start() != at) {
                return Optional.empty();
            }
            String parameters = policies.group("parameters");
            Optional<RateLimit> limit = limit(parameter(parameters, "r"), parameter(parameters, "t"));
            least = List.of(least, limit).stream().flatMap(Optional::stream).min(BY_RATE);
            at = policies.end();
        }
        return field.stripTrailing().endsWith(",") ? Optional.empty() : least;
    }

    /** An empty budget before any other, the longest wait first; then by what is left for each second. */
    private static final Comparator<RateLimit> BY_RATE = Comparator.comparingDouble((RateLimit limit) ->
                    (double) limit.remaining() / Math.max(1, limit.reset().toSeconds()))
            .thenComparing(RateLimit::reset, Comparator.reverseOrder());

    private static Optional<String> first(Reply.Answered answer, String header) {
        return answer.headers().firstValue(header);
    }

    private static Optional<String> parameter(String parameters, String key) {
        return PARAMETER
                .matcher(parameters)
                .results()
                .filter(parameter -> parameter.group(1).equals(key))
                .reduce((_, last) -> last)
                .map(parameter -> parameter.group(2));
    }

    private static Optional<String> member(String field, String name) {
        return Pattern.compile(",")
                .splitAsStream(field)
                .map(String::strip)
                .filter(part -> part.matches(name + "\\s*=.*"))
                .map(part -> part.substring(part.indexOf('=') + 1))
                .findFirst();
    }

    private static Optional<RateLimit> limit(Optional<String> remaining, Optional<String> reset) {
        return number(remaining)
                .flatMap(left -> number(reset).map(seconds -> new RateLimit(left, Duration.ofSeconds(seconds))));
    }

    /** Whole numbers of at most nine digits. */
    private static Optional<Long> number(Optional<String> text) {
        return text.map(String::strip).filter(value -> value.matches(NUMBER)).map(Long::parseLong);
    }
}

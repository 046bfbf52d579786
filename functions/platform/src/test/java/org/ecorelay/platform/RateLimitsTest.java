package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.pacing.Signal.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
    private static Optional<RateLimit> read(Map<String, List<String>> headers) {
        return RateLimits.of(new Reply.Answered(202, HttpHeaders.of(headers, (_, _) -> true), "", Sha256.of("")));
    }

    private static Optional<RateLimit> read(String field) {
        return read(Map.of("RateLimit", List.of(field)));
    }

    @Test
    void two_headers_name_what_is_left_and_until_when() {
        assertThat(read(Map.of("RateLimit-Remaining", List.of("3"), "RateLimit-Reset", List.of(" 20 "))))
                .contains(new RateLimit(3, Duration.ofSeconds(20)));
        assertThat(read(Map.of("RateLimit-Remaining", List.of("3")))).isEmpty();
        assertThat(read(Map.of("RateLimit-Reset", List.of("20")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "limit=100, remaining=3, reset=20|3|20",
                "remaining=0,reset=0|0|0",
                "\"default\";r=50;t=30|50|30",
                "\"default\" ; r=50 ; t=30|50|30",
                "default;r=50;t=30|50|30",
                "\"default\";t=30;r=50|50|30",
                "\"default\";pk=:cGs=:;r=50;t=30|none|0",
                "\"default\";pk=\"a\";r=50;t=30;x|50|30",
                // The last of two parameters with one key counts (RFC 9651 3.1.2).
                "\"default\";r=1;r=50;t=30|50|30",
                // What stands in a string says nothing.
                "\"a;r=0;t=999\";r=50;t=30|50|30",
                "\"a\";x=\";r=0;t=999\";r=50;t=30|50|30",
                "\"a, remaining=0, reset=9\"|none|0",
                // Of several policies the one that allows least, never parts of two.
                "\"day\";r=86400;t=86400, \"burst\";r=1;t=10|1|10",
                "\"burst\";r=9;t=1, \"day\";r=0;t=3600, \"hour\";r=0;t=60|0|3600",
                "\"a\";r=5, \"b\";t=30|none|0",
                "\"a\";r=5, \"b\";r=7;t=30|7|30"
            })
    void one_header_in_the_old_form_or_the_new(String field, String remaining, long reset) {
        assertThat(read(field))
                .isEqualTo(
                        remaining.equals("none")
                                ? Optional.empty()
                                : Optional.of(new RateLimit(Long.parseLong(remaining), Duration.ofSeconds(reset))));
    }

    @Test
    void policies_may_come_in_several_headers() {
        assertThat(read(Map.of("RateLimit", List.of("\"day\";r=900;t=900", "\"burst\";r=1;t=10"))))
                .contains(new RateLimit(1, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "limit=5",
                "remaining=-1, reset=5",
                "remaining=99999999999, reset=5",
                "remaining=x, reset=y",
                "remaining=1.5, reset=5",
                "\"default\"",
                "\"default\";r=50",
                "\"default\";r=-1;t=30",
                "\"default\";r=5.5;t=30",
                "\"default\";r=\"50\";t=30",
                "\"default\";r;t=30",
                "\"default\";R=50;T=30",
                "\"default\";r=٥;t=30",
                "\"default\";r=50;t=99999999999",
                "\"default;r=50;t=30",
                "\"default\";r=50;t=30,",
                "\"default\";r=50;t=30 garbage",
                "\"default\";r=50;t=30, \"b\";r=",
                "(\"a\" \"b\");r=50;t=30"
            })
    void what_cannot_be_read_was_not_said(String field) {
        assertThat(read(field)).isEmpty();
    }

    @Test
    @Timeout(5)
    void a_field_that_is_made_to_take_long_does_not() {
        assertThat(read("\"a\"" + ";r=1".repeat(100_000))).isEmpty();
        assertThat(read("\"a\"" + ";a".repeat(490) + "!")).isEmpty();
        assertThat(read(" ".repeat(999) + "!")).isEmpty();
    }
}

package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.NOW;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.submission.SubmissionOutcome;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|7",
                "0|1",
                "99999|21600",
                "99999999999999999999|21600",
                "Tue, 01 Sep 2026 08:00:30 GMT|30",
                "Tue, 01 Sep 2026 07:59:00 GMT|1",
                "Fri, 31 Dec 9999 23:59:59 GMT|21600"
            })
    void seconds_or_a_date_within_bounds(String header, long seconds) {
        assertThat(read(429, header)).isEqualTo(new Deferred(Duration.ofSeconds(seconds), "The platform answered 429"));
        assertThat(read(503, header)).isEqualTo(new Deferred(Duration.ofSeconds(seconds), "The platform answered 503"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "soon", "2026-09-01T08:00:30Z", "", "Tue, 01 Sep 2026", "٣"})
    void an_unreadable_header_is_as_good_as_none(String header) {
        assertThat(read(429, header)).isEqualTo(new Deferred(RetryAfter.DEFAULT, "The platform answered 429"));
        assertThat(read(503, header)).isInstanceOf(Unknown.class);
    }

    @Test
    void without_the_header_429_was_not_taken_and_503_is_unknown() {
        assertThat(read(429, null)).isEqualTo(new Deferred(RetryAfter.DEFAULT, "The platform answered 429"));
        assertThat(read(503, null)).isInstanceOf(Unknown.class);
    }

    private static SubmissionOutcome read(int status, String header) {
        Map<String, List<String>> headers = header == null ? Map.of() : Map.of("Retry-After", List.of(header));
        var answer = new Reply.Answered(status, HttpHeaders.of(headers, (_, _) -> true), "", Sha256.of(""));
        return SubmissionAnswers.read(PlatformFixture.DOCUMENT, PlatformFixture.CODES, answer, NOW);
    }
}

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
                "Fri, 31 Dec 9999 23:59:59 GMT|21600",
                "Tuesday, 01-Sep-26 08:00:30 GMT|30",
                "Tue Sep  1 08:00:30 2026|30",
                "Thu, 01 Jan 1970 00:00:00 GMT|1",
                "000000007|7"
            })
    void seconds_or_a_date_within_bounds(String header, long seconds) {
        assertThat(read(429, header)).isEqualTo(new Deferred(Duration.ofSeconds(seconds), "The platform answered 429"));
        assertThat(read(503, header)).isEqualTo(new Deferred(Duration.ofSeconds(seconds), "The platform answered 503"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "soon",
                "2026-09-01T08:00:30Z",
                "",
                "Tue, 01 Sep 2026",
                "٣",
                "+7",
                "7s",
                "7, 9",
                "0x7",
                "Mon, 01 Sep 2026 08:00:30 GMT",
                "Tue, 31 Feb 2026 08:00:30 GMT",
                "Tue, 01 Sep 2026 25:00:30 GMT",
                "-1e9"
            })
    void an_unreadable_header_is_as_good_as_none(String header) {
        assertThat(read(429, header)).isEqualTo(new Deferred(RetryAfter.DEFAULT, "The platform answered 429"));
        assertThat(read(503, header)).isInstanceOf(Unknown.class);
    }

    /** Whichever clock is wrong, the platform's or ours: the wait is between two times of one clock. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 01 Sep 2026 08:10:00 GMT|Tue, 01 Sep 2026 08:10:40 GMT|40",
                "Tue, 01 Sep 2026 07:50:00 GMT|Tue, 01 Sep 2026 07:50:40 GMT|40",
                "Thu, 01 Jan 1970 00:00:00 GMT|Thu, 01 Jan 1970 00:00:40 GMT|40",
                "Fri, 31 Dec 9999 23:59:00 GMT|Tue, 01 Sep 2026 08:00:40 GMT|1",
                "Thu, 01 Jan 1970 00:00:00 GMT|Tue, 01 Sep 2026 08:00:40 GMT|21600",
                "Tuesday, 01-Sep-26 08:10:00 GMT|Tue Sep  1 08:10:40 2026|40",
                "tomorrow|Tue, 01 Sep 2026 08:00:40 GMT|40",
                "''|Tue, 01 Sep 2026 08:00:40 GMT|40",
                "Fri, 31 Dec 9999 23:59:00 GMT|40|40"
            })
    void a_date_is_measured_on_the_sender_s_clock(String date, String header, long seconds) {
        var headers = Map.of("Date", List.of(date), "Retry-After", List.of(header));
        var answer = new Reply.Answered(503, HttpHeaders.of(headers, (_, _) -> true), "", Sha256.of(""));

        assertThat(RetryAfter.of(answer, NOW)).contains(Duration.ofSeconds(seconds));
        assertThat(Signals.read(answer, false, UnknownFields.REGISTERED, NOW).retryAfter())
                .isEqualTo(Duration.ofSeconds(seconds));
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

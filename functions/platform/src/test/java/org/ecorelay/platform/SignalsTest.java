package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.NOW;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.pacing.Signal;
import org.ecorelay.pacing.Signal.Health;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
    private static Signal read(int status, Map<String, List<String>> headers) {
        var answer = new Reply.Answered(status, HttpHeaders.of(headers, (_, _) -> true), "", Sha256.of(""));
        return Signals.read(answer, true, UnknownFields.REGISTERED, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "202,WELL",
        "422,WELL",
        "409,WELL",
        "429,TROUBLED",
        "503,TROUBLED",
        "500,TROUBLED",
        "401,UNTOLD",
        "403,UNTOLD"
    })
    void a_status_tells_how_the_platform_is(int status, Health health) {
        assertThat(read(status, Map.of()).health()).isEqualTo(health);
    }

    @Test
    void an_answer_that_nobody_understands_is_trouble() {
        var answer = new Reply.Answered(200, HttpHeaders.of(Map.of(), (_, _) -> true), "<html>", Sha256.of(""));
        assertThat(Signals.read(answer, false, UnknownFields.REGISTERED, NOW).health())
                .isEqualTo(Health.TROUBLED);
    }

    @Test
    void a_missing_credential_of_one_tenant_says_nothing_of_the_platform() {
        var never = new Reply.NeverArrived(Duration.ofHours(1), "no credential", true);
        assertThat(Signals.read(never, false, UnknownFields.REGISTERED, NOW)).isEqualTo(Signal.UNTOLD);
        var refused = new Reply.NeverArrived(Duration.ofSeconds(30), "no connection", false);
        assertThat(Signals.read(refused, false, UnknownFields.REGISTERED, NOW).health())
                .isEqualTo(Health.TROUBLED);
        assertThat(Signals.read(new Reply.Lost("reset"), false, UnknownFields.REGISTERED, NOW)
                        .health())
                .isEqualTo(Health.TROUBLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "Tue, 01 Sep 2026 08:00:30 GMT"})
    void retry_after_is_seconds_or_a_date(String header) {
        assertThat(read(503, Map.of("Retry-After", List.of(header))).retryAfter())
                .isEqualTo(Duration.ofSeconds(30));
    }
}

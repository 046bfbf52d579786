package org.ecorelay.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The platform that a batch is measured with: answers every submission by its own document, after its time, and counts them. */
class PlatformElsewhereTest {
    private static final Duration LATENCY = Duration.ofMillis(30);

    @Test
    void a_submission_is_taken_after_the_time_and_counted_and_a_token_is_not_a_submission() throws Exception {
        try (var platform = PlatformElsewhere.answeringAfter(LATENCY);
                var http = HttpClient.newHttpClient()) {
            assertThat(post(http, platform, "/oauth2/token", "grant_type=client_credentials"))
                    .contains("\"access_token\":");
            assertThat(platform.submissions()).isZero();
            long began = System.nanoTime();
            assertThat(post(http, platform, "/v1/e-co-submissions", "{\"documentId\":\"abc.1\"}"))
                    .startsWith("202 ")
                    .contains("\"documentId\":\"abc.1\"", "\"status\":\"Pending\"", "\"reference\":\"");
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(LATENCY.toNanos());
            assertThat(platform.submissions()).isEqualTo(1);
        }
    }

    private static String post(HttpClient http, PlatformElsewhere platform, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(platform.url().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}

package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.record;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;
import static org.ecorelay.platform.ScriptedServer.typed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.ecorelay.account.KeyMode;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are broken or made to harm, and connections that fail. */
@Timeout(30)
class HostileAnswersTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** In bytes that drip. */
    private static final int THREE_TIME_OUTS = 300;

    @Test
    void an_answer_beyond_the_limit_is_unknown() throws IOException {
        try (var fixture = new PlatformFixture()) {
            String padded = registered("Pending")
                    .replace("}", ",\"x\":\"%s\"}".formatted("y".repeat(Transport.MAX_ANSWER_BYTES)));

            assertThat(fixture.submit(json(202, padded))).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void an_answer_just_below_the_limit_is_read_and_its_record_is_small() throws IOException {
        try (var fixture = new PlatformFixture()) {
            String padded = registered("Pending").replace("}", ",\"x\":\"%s\"}".formatted("保".repeat(300_000)));

            var exchanged = fixture.exchange(json(202, padded));

            assertThat(exchanged.result()).isInstanceOf(Filed.class);
            assertThat(exchanged.record().getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(4096);
            assertThat(record(exchanged).get("answerCut")).hasToString("Optional[Bool[value=true]]");
        }
    }

    @Test
    void a_dripping_body_does_not_outlive_the_time_out() throws IOException {
        try (var fixture = new PlatformFixture(SHORT)) {
            fixture.submit(json(202, registered("Pending")));

            assertThat(fixture.submit(fixture.server.dripping(202))).isInstanceOf(Unknown.class);
            assertThat(fixture.server.drops()).isLessThan(THREE_TIME_OUTS);
        }
    }

    @Test
    void a_silent_platform_is_unknown() throws IOException {
        try (var fixture = new PlatformFixture(SHORT)) {
            fixture.submit(json(202, registered("Pending")));

            assertThat(fixture.submit(fixture.server.silence())).isInstanceOf(Unknown.class);
            assertThat(fixture.server.otherRequests()).hasSize(2);
        }
    }

    @Test
    void a_lost_connection_is_unknown_and_nothing_is_sent_again() throws IOException {
        try (var fixture = new PlatformFixture()) {
            assertThat(fixture.submit(ScriptedServer.nothing())).isInstanceOf(Unknown.class);
            assertThat(fixture.submit(ScriptedServer.reset())).isInstanceOf(Unknown.class);
            assertThat(fixture.server.otherRequests()).hasSize(2);
        }
    }

    @Test
    void a_truncated_body_is_unknown() throws IOException {
        try (var fixture = new PlatformFixture()) {
            ScriptedServer.Answer truncated = (_, out) ->
                    out.write("HTTP/1.1 202 Ok\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(fixture.submit(truncated)).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"reference\":1}",
                "{\"reference\":\"a\",\"reference\":\"b\"}",
                "{} {}",
                "\ufeff{}",
                "{\"reference\":\"\\ud800\"}"
            })
    void an_unreadable_body_is_unknown(String body) throws IOException {
        try (var fixture = new PlatformFixture()) {
            assertThat(fixture.submit(json(202, body))).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void nesting_ten_thousand_deep_is_unknown() throws IOException {
        try (var fixture = new PlatformFixture()) {
            String deep = registered("Pending")
                    .replace("}", ",\"x\":%s%s}".formatted("[".repeat(10_000), "]".repeat(10_000)));

            assertThat(fixture.submit(json(202, deep))).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/jsonp", "application/xml", ""})
    void another_media_type_is_unknown(String type) throws IOException {
        try (var fixture = new PlatformFixture()) {
            assertThat(fixture.submit(typed(202, type, registered("Pending")))).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", "application/vnd.x+json"})
    void json_media_types_are_read(String type) throws IOException {
        try (var fixture = new PlatformFixture()) {
            assertThat(fixture.submit(typed(202, type, registered("Pending")))).isInstanceOf(Filed.class);
        }
    }

    @Test
    void a_refused_connection_is_certainly_not_taken() throws IOException {
        try (var fixture = new PlatformFixture()) {
            var platform = HttpOriginPlatform.at(
                    closedPort(),
                    null,
                    fixture.credentials(),
                    fixture.now::get,
                    PlatformFixture.PATIENT,
                    System::nanoTime);

            assertThat(platform.submit(PlatformFixture.submission(KeyMode.LIVE, null))
                            .result())
                    .isInstanceOf(Deferred.class);
            assertThat(platform.find(KeyMode.LIVE, Set.of(DOCUMENT))
                            .get(DOCUMENT)
                            .result())
                    .isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void a_refused_connection_after_the_token_is_certainly_not_taken() throws IOException {
        try (var fixture = new PlatformFixture()) {
            fixture.submit(json(202, registered("Pending")));
            fixture.server.close();
            // A pause and a question, so that no open connection is left to use, however late its end is noticed.
            fixture.now.updateAndGet(now -> now.plusSeconds(10));
            assertThat(fixture.platform
                            .find(KeyMode.LIVE, Set.of(DOCUMENT))
                            .get(DOCUMENT)
                            .result())
                    .isInstanceOf(Unreachable.class);

            assertThat(fixture.submit()).isInstanceOf(Deferred.class);
        }
    }

    @Test
    void an_unknown_host_is_certainly_not_taken() throws IOException {
        try (var fixture = new PlatformFixture()) {
            var platform = HttpOriginPlatform.at(
                    URI.create("https://platform.invalid"),
                    null,
                    fixture.credentials(),
                    fixture.now::get,
                    PlatformFixture.PATIENT,
                    System::nanoTime);

            assertThat(platform.submit(PlatformFixture.submission(KeyMode.LIVE, null))
                            .result())
                    .isInstanceOf(Deferred.class);
        }
    }

    private static URI closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}

package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.ecorelay.account.KeyMode;
import org.ecorelay.json.JsonReader;
import org.ecorelay.submission.Lookup.Found;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each bound at its edge: the last that is read, and the first that is not. */
@Timeout(60)
class BoundsTest {
    private static final int MAX_BYTES = 1_048_576;

    private final PlatformFixture fixture = new PlatformFixture();

    BoundsTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String padded(String object, int bytes) {
        String open = object.substring(0, object.length() - 1) + ",\"x\":\"";
        return open + "y".repeat(bytes - open.length() - 2) + "\"}";
    }

    private static String nested(String object, int depth) {
        // The object itself is the first level.
        return object.substring(0, object.length() - 1)
                + ",\"x\":%s%s}".formatted("[".repeat(depth - 1), "]".repeat(depth - 1));
    }

    private static String item() {
        return registered("Approved").replace("}", ",\"known\":true}");
    }

    @Test
    void a_megabyte_is_read_and_one_byte_more_is_not() {
        assertThat(fixture.submit(json(202, padded(registered("Pending"), MAX_BYTES))))
                .isInstanceOf(Filed.class);
        assertThat(fixture.submit(json(202, padded(registered("Pending"), MAX_BYTES + 1))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_megabyte_is_the_bound_too_when_nobody_says_how_long_it_is() {
        assertThat(fixture.submit(unsaid(padded(registered("Pending"), MAX_BYTES))))
                .isInstanceOf(Filed.class);
        assertThat(fixture.submit(unsaid(padded(registered("Pending"), MAX_BYTES + 1))))
                .isInstanceOf(Unknown.class);
        assertThat(fixture.submit(chunked(padded(registered("Pending"), MAX_BYTES))))
                .isInstanceOf(Filed.class);
        assertThat(fixture.submit(chunked(padded(registered("Pending"), MAX_BYTES + 1))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void the_bounds_hold_for_look_ups_and_tokens_too() {
        String answer = "{\"items\":[%s]}".formatted(item());
        fixture.server.answers(json(200, padded(answer, MAX_BYTES)), json(200, padded(answer, MAX_BYTES + 1)));
        assertThat(find()).isInstanceOf(Found.class);
        assertThat(find()).isInstanceOf(Unreachable.class);

        String token = "{\"access_token\":\"access-token-0001\",\"token_type\":\"Bearer\",\"expires_in\":300}";
        fixture.server.answersTokens(json(200, padded(token, MAX_BYTES + 1)), json(200, padded(token, MAX_BYTES)));
        assertThat(fixture.submit()).isInstanceOf(Deferred.class);
        assertThat(fixture.submit(json(202, registered("Pending")))).isInstanceOf(Filed.class);
    }

    @Test
    void as_many_levels_are_read_as_our_own_reader_bears_and_not_one_more() {
        assertThat(fixture.submit(json(202, nested(registered("Pending"), JsonReader.MAX_DEPTH))))
                .isInstanceOf(Filed.class);
        assertThat(fixture.submit(json(202, nested(registered("Pending"), JsonReader.MAX_DEPTH + 1))))
                .isInstanceOf(Unknown.class);

        // An element of a bulk answer is on the third level.
        fixture.server.answers(
                json(200, "{\"items\":[%s]}".formatted(nested(item(), JsonReader.MAX_DEPTH - 2))),
                json(200, "{\"items\":[%s]}".formatted(nested(item(), JsonReader.MAX_DEPTH - 1))));
        assertThat(find()).isInstanceOf(Found.class);
        assertThat(find()).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_dripping_head_or_token_does_not_outlive_the_time_out() throws IOException {
        try (var hurried = new PlatformFixture(Duration.ofSeconds(1))) {
            hurried.submit(json(202, registered("Pending")));

            assertThat(hurried.submit(hurried.server.drippingHead())).isInstanceOf(Unknown.class);
            hurried.now.updateAndGet(now -> now.plusSeconds(3_600));
            hurried.server.answersTokens(hurried.server.dripping(200));
            assertThat(hurried.submit()).isInstanceOf(Deferred.class);
            assertThat(hurried.server.drops()).isLessThan(600);
            assertThat(hurried.server.otherRequests()).hasSize(2);
        }
    }

    private Object find() {
        return fixture.platform
                .find(KeyMode.LIVE, List.of(DOCUMENT))
                .get(DOCUMENT)
                .result();
    }

    private static ScriptedServer.Answer unsaid(String body) {
        return (_, out) ->
                out.write(("HTTP/1.1 202 Ok\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static ScriptedServer.Answer chunked(String body) {
        return (_, out) -> {
            out.write("HTTP/1.1 202 Ok\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (int from = 0; from < body.length(); from += 8_000) {
                String chunk = body.substring(from, Math.min(body.length(), from + 8_000));
                out.write("%x\r\n%s\r\n".formatted(chunk.length(), chunk).getBytes(StandardCharsets.UTF_8));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        };
    }
}

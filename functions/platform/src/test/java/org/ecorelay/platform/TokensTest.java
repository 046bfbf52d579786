package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.submission.PlatformCredential;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private final PlatformFixture fixture = new PlatformFixture();

    TokensTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_token_is_asked_for_once_until_shortly_before_it_expires() {
        fixture.submit(filed());
        fixture.now.set(PlatformFixture.NOW.plusSeconds(269));
        fixture.submit(filed());
        assertThat(fixture.server.tokenRequests()).hasSize(1);

        fixture.now.set(PlatformFixture.NOW.plusSeconds(271));
        fixture.submit(filed());
        assertThat(fixture.server.tokenRequests()).hasSize(2);
    }

    @Test
    void a_source_of_credentials_that_fails_is_a_deferral_since_nothing_was_sent() {
        fixture.sourceFails = true;

        var exchanged = fixture.exchange(filed());

        assertThat(exchanged.result()).isInstanceOf(Deferred.class);
        assertThat(exchanged.record()).doesNotContain(PlatformFixture.SECRET);
        assertThat(fixture.server.tokenRequests()).isEmpty();
    }

    @Test
    void the_form_is_encoded() {
        fixture.submit(filed());

        assertThat(fixture.server.tokenRequests().getFirst().body())
                .isEqualTo(
                        "grant_type=client_credentials&client_id=client-1&client_secret=s3cret%2F%2B%26%3D&scope=submit");
    }

    @Test
    void another_credential_has_another_token() {
        fixture.submit(filed());
        fixture.credential.set(Optional.of(new PlatformCredential("client-1", "rotated")));
        fixture.submit(filed());

        assertThat(fixture.server.tokenRequests()).hasSize(2);
    }

    @Test
    void whoever_comes_meanwhile_waits_for_the_same_token() {
        IntStream.range(0, 8).forEach(_ -> fixture.server.answers(filed()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(_ -> threads.submit(
                            () -> fixture.platform.submit(PlatformFixture.submission(KeyMode.LIVE, null))));
        }

        assertThat(fixture.server.otherRequests()).hasSize(8);
        assertThat(fixture.server.tokenRequests()).hasSize(1);
    }

    @Test
    void a_refused_token_is_replaced_once() {
        assertThat(fixture.submit(json(401, "{}"), filed())).isInstanceOf(Filed.class);
        assertThat(fixture.server.tokenRequests()).hasSize(2);
        assertThat(fixture.server.otherRequests())
                .extracting(request -> request.head().contains("Bearer access-token-0002"))
                .containsExactly(false, true);
    }

    @Test
    void refused_twice_is_certainly_not_taken_and_not_tried_a_third_time() {
        assertThat(fixture.submit(json(401, "{}"), json(401, "{}"), filed()))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(fixture.server.otherRequests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void a_refused_credential_is_read_anew_next_time(int status) {
        fixture.server.answersTokens(json(status, "{\"error\":\"invalid_client\"}"));

        assertThat(fixture.submit()).isInstanceOf(Deferred.class);
        assertThat(fixture.refreshes).hasValue(1);
        assertThat(fixture.server.otherRequests()).isEmpty();
    }

    @Test
    void a_token_endpoint_that_is_closed_names_the_wait() {
        fixture.server.answersTokens(json(503, "{}", "Retry-After: 17"));

        assertThat(fixture.submit())
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
        assertThat(fixture.refreshes).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{",
                "{\"access_token\":\"short\",\"token_type\":\"Bearer\",\"expires_in\":9}",
                "{\"access_token\":\"abcdefghijklmn op\",\"token_type\":\"Bearer\",\"expires_in\":9}",
                "{\"access_token\":\"abcdefghijklmnop\\r\\nEvil: 1\",\"token_type\":\"Bearer\",\"expires_in\":9}",
                "{\"access_token\":\"abcdefghijklmnop\",\"token_type\":\"mac\",\"expires_in\":9}"
            })
    void an_unusable_token_is_a_deferral(String body) {
        fixture.server.answersTokens(json(200, body));

        assertThat(fixture.submit()).isInstanceOf(Deferred.class);
    }

    @Test
    void a_lost_token_answer_is_a_deferral_too_since_nothing_was_submitted() {
        fixture.server.answersTokens(ScriptedServer.nothing());

        assertThat(fixture.submit()).isInstanceOf(Deferred.class);
        assertThat(fixture.server.otherRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "\"x\"", "1e40"})
    void a_strange_life_time_is_bounded(String life) {
        fixture.server.answersTokens(json(
                200,
                "{\"access_token\":\"abcdefghijklmnop\",\"token_type\":\"bearer\",\"expires_in\":%s}".formatted(life)));

        assertThat(fixture.submit(filed())).isInstanceOf(Filed.class);
        fixture.now.set(PlatformFixture.NOW.plus(Duration.ofDays(1)));
        fixture.submit(filed());
        assertThat(fixture.server.tokenRequests()).hasSize(2);
    }

    @Test
    void nothing_secret_is_recorded_even_when_it_is_echoed() {
        var exchanged = fixture.exchange(
                json(422, "{\"findings\":[{\"code\":\"X\",\"message\":\"Bearer access-token-0001\"}]}"));

        assertThat(exchanged.record())
                .contains("***")
                .doesNotContain("access-token-0001")
                .doesNotContain(PlatformFixture.SECRET);
        assertThat(exchanged.result().toString()).doesNotContain("access-token-0001");
    }

    private static ScriptedServer.Answer filed() {
        return json(202, registered("Pending"));
    }
}

package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.ecorelay.account.KeyMode;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome.Postponed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither a document nor a credential goes where a redirect points. */
@Timeout(30)
class RedirectsTest {
    private final PlatformFixture fixture = new PlatformFixture();
    private final ScriptedServer elsewhere = new ScriptedServer();

    RedirectsTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
        elsewhere.close();
    }

    private ScriptedServer.Answer redirect(int status) {
        return json(status, registered("Approved"), "Location: " + elsewhere.uri() + "/x");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
    void nothing_is_sent_elsewhere(int status) {
        assertThat(fixture.submit(redirect(status))).isEqualTo(new Unknown("The platform answered " + status));
        fixture.server.answers(redirect(status), redirect(status));
        assertThat(fixture.platform
                        .find(KeyMode.LIVE, List.of(DOCUMENT))
                        .get(DOCUMENT)
                        .result())
                .isInstanceOf(Unreachable.class);
        assertThat(fixture.platform
                        .withdraw(new Withdrawal(DOCUMENT, "SIM-000001", "acct", "exporter", KeyMode.LIVE))
                        .result())
                .isInstanceOf(Postponed.class);

        assertThat(fixture.server.otherRequests()).hasSize(3);
        assertThat(elsewhere.otherRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_client_secret_is_not_sent_elsewhere(int status) {
        fixture.server.answersTokens(redirect(status));

        assertThat(fixture.submit()).isInstanceOf(Deferred.class);
        assertThat(elsewhere.otherRequests()).isEmpty();
        assertThat(fixture.server.otherRequests()).isEmpty();
    }

    /** The control: a client that follows arrives there. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void somebody_else_would_follow(int status) throws Exception {
        fixture.server.answers(redirect(status));
        try (var follower = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            follower.send(
                    HttpRequest.newBuilder(fixture.server.uri())
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        assertThat(elsewhere.otherRequests()).hasSize(1);
    }
}

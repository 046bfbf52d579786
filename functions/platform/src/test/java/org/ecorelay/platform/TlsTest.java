package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.ecorelay.account.KeyMode;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.OriginPlatform;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome.Postponed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who the platform is has been proved before anything is sent. */
@Timeout(60)
class TlsTest {
    /** For the host {@code localhost}, and so for no other name of it. */
    private static TestCertificate certificate;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        certificate = TestCertificate.make(directory.resolve("localhost.p12"), "dns:localhost");
    }

    @Test
    void the_right_certificate_of_somebody_trusted_is_taken() throws Exception {
        try (var fixture = new PlatformFixture();
                var server = new ScriptedServer(certificate.serverSocket(), "https://localhost")) {
            server.answers(json(202, registered("Pending")));

            assertThat(trusting(certificate, () -> submit(fixture.at(server)))).isInstanceOf(Filed.class);
            assertThat(server.otherRequests()).hasSize(1);
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_nothing() throws Exception {
        try (var fixture = new PlatformFixture();
                var server = new ScriptedServer(certificate.serverSocket(), "https://localhost")) {
            assertNothingArrives(fixture.at(server), server);
        }
    }

    @Test
    void a_trusted_certificate_of_another_host_gets_nothing() throws Exception {
        try (var fixture = new PlatformFixture();
                var server = new ScriptedServer(certificate.serverSocket(), "https://127.0.0.1")) {
            trusting(certificate, () -> {
                assertNothingArrives(fixture.at(server), server);
                return true;
            });
        }
    }

    @Test
    void who_does_not_speak_tls_gets_nothing() throws Exception {
        // It waits for the end of a head that never comes, so the time-out ends the handshake.
        try (var fixture = new PlatformFixture(Duration.ofSeconds(1));
                var server = new ScriptedServer(ScriptedServer.plain(), "https://127.0.0.1")) {
            assertNothingArrives(fixture.at(server), server);
        }
    }

    private static void assertNothingArrives(OriginPlatform platform, ScriptedServer server) {
        assertThat(submit(platform)).isInstanceOf(Deferred.class);
        assertThat(platform.find(KeyMode.LIVE, Set.of(DOCUMENT)).get(DOCUMENT).result())
                .isInstanceOf(Unreachable.class);
        assertThat(platform.withdraw(new Withdrawal(DOCUMENT, "S-1", "acct", "exporter", KeyMode.LIVE))
                        .result())
                .isInstanceOf(Postponed.class);
        assertThat(server.connections()).isGreaterThanOrEqualTo(3);
        assertThat(server.requests()).isEmpty();
    }

    private static Object submit(OriginPlatform platform) {
        return platform.submit(PlatformFixture.submission(KeyMode.LIVE, null)).result();
    }

    /** The adapter takes the trust store of the JVM, so that is what changes, for as long as the action takes. */
    private static <T> T trusting(TestCertificate certificate, Callable<T> action) throws Exception {
        SSLContext before = defaultContext();
        SSLContext.setDefault(certificate.trusted());
        try {
            return action.call();
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static SSLContext defaultContext() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}

package org.ecorelay.platform;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.profile.StatusCodes;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.submission.Exchanged;
import org.ecorelay.submission.PlatformCredential;
import org.ecorelay.submission.Submission;
import org.ecorelay.submission.SubmissionOutcome;

/** The adapter in front of a scripted server, a clock that a test moves, and documents to send. */
final class PlatformFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    static final DocumentId DOCUMENT =
            CertificateId.of("a", "shop", "EC-1001", 1).version(1);
    static final DocumentId OTHER = CertificateId.of("a", "shop", "EC-1002", 1).version(3);

    /** The table of the profile that comes with the software. */
    static final StatusCodes CODES = new JsonProfiles(_ -> Optional.empty())
            .choose("VN", LocalDate.parse("2026-09-01"))
            .statusCodes();

    static final String SECRET = "s3cret/+&=";

    /** Long enough for a slow machine; tests of time-outs take a shorter one. */
    static final Duration PATIENT = Duration.ofSeconds(20);

    final ScriptedServer server = new ScriptedServer();
    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final AtomicReference<Optional<PlatformCredential>> credential =
            new AtomicReference<>(Optional.of(new PlatformCredential("client-1", SECRET)));
    final AtomicInteger refreshes = new AtomicInteger();
    boolean sourceFails;
    final HttpOriginPlatform platform;
    private final Duration requestTimeout;

    PlatformFixture() throws IOException {
        this(PATIENT);
    }

    PlatformFixture(Duration requestTimeout) throws IOException {
        this.requestTimeout = requestTimeout;
        platform = HttpOriginPlatform.at(
                server.uri(),
                URI.create(server.uri() + "/sandbox"),
                credentials(),
                now::get,
                requestTimeout,
                System::nanoTime);
    }

    /** The adapter in front of another server. */
    HttpOriginPlatform at(ScriptedServer other) {
        return HttpOriginPlatform.at(other.uri(), null, credentials(), now::get, requestTimeout, System::nanoTime);
    }

    PlatformCredential.Source credentials() {
        return new PlatformCredential.Source() {
            @Override
            public Optional<PlatformCredential> submitting(String account, String exporter) {
                if (sourceFails) {
                    throw new IllegalStateException("secret " + SECRET);
                }
                return credential.get();
            }

            @Override
            public Optional<PlatformCredential> reading() {
                return credential.get();
            }

            @Override
            public void refresh() {
                refreshes.incrementAndGet();
            }
        };
    }

    SubmissionOutcome submit(ScriptedServer.Answer... answers) {
        return exchange(answers).result();
    }

    Exchanged<SubmissionOutcome> exchange(ScriptedServer.Answer... answers) {
        server.answers(answers);
        return platform.submit(submission(KeyMode.LIVE, null));
    }

    static Submission submission(KeyMode mode, String sandbox) {
        return new Submission(
                DOCUMENT, "acct", "exporter", "VN", "2026.1", CODES, mode, "aGVhZA.Ym9keQ.c2ln", sandbox, null);
    }

    static String registered(String status) {
        return "{\"reference\":\"SIM-000001\",\"documentId\":\"%s\",\"status\":\"%s\"}".formatted(DOCUMENT, status);
    }

    static Json.Obj record(Exchanged<?> exchanged) {
        return JsonReader.readOwn(exchanged.record());
    }

    @Override
    public void close() {
        server.close();
    }
}

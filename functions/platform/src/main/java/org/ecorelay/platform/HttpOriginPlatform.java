package org.ecorelay.platform;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.ecorelay.submission.Exchanged;
import org.ecorelay.submission.Lookup;
import org.ecorelay.submission.OriginPlatform;
import org.ecorelay.submission.PlatformCredential;
import org.ecorelay.submission.Submission;
import org.ecorelay.submission.SubmissionOutcome;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The platform over HTTP, as docs/api/platform.openapi.yaml assumes it.
 *
 * <p>A submission goes out once; only after a 401, which says that nothing was taken, it goes out a second time with a new token.
 * Redirects are not followed; an answer has at most 1 MB. One call of {@link #submit} or {@link #find} takes no longer than the request
 * time-out, tokens included. Opens nothing before the first call. Thread-safe.
 */
public final class HttpOriginPlatform implements OriginPlatform {
    private static final String SUBMISSIONS = "/v1/e-co-submissions";
    private static final String QUERY = SUBMISSIONS + ":query";
    private static final String ACCEPTED = "application/json, application/problem+json";
    private static final Duration MAX_CONNECT = Duration.ofSeconds(3);

    private final Endpoints endpoints;
    private final PlatformCredential.Source credentials;
    private final AuthorizedCalls calls;
    private final InstantSource clock;
    private final Duration requestTimeout;

    private HttpOriginPlatform(
            Endpoints endpoints,
            PlatformCredential.Source credentials,
            InstantSource clock,
            Duration requestTimeout,
            Transport transport) {
        this.endpoints = endpoints;
        this.credentials = credentials;
        this.clock = clock;
        this.requestTimeout = requestTimeout;
        var wire = new Wire(transport);
        this.calls = new AuthorizedCalls(wire, new Tokens(wire, clock), credentials);
    }

    /**
     * The platform at these addresses.
     *
     * @param live base address for live documents, {@code https} ({@code http} only on the loopback)
     * @param sandbox base address for test documents, different from {@code live}, or null when there is none
     * @param requestTimeout the most time that one call takes, tokens and body included; at least 2 ms
     * @throws IllegalArgumentException for an address that is not secure, has a user, query or fragment, or is both live and sandbox
     */
    public static HttpOriginPlatform at(
            URI live,
            @Nullable URI sandbox,
            PlatformCredential.Source credentials,
            InstantSource clock,
            Duration requestTimeout) {
        Duration half = requestTimeout.dividedBy(2);
        Duration connectTimeout = half.compareTo(MAX_CONNECT) < 0 ? half : MAX_CONNECT;
        var transport = new NetworkTransport(new Connections(clock, connectTimeout));
        return at(live, sandbox, credentials, clock, requestTimeout, transport);
    }

    /** The platform at these addresses, reached in another way than over the network. */
    public static HttpOriginPlatform at(
            URI live,
            @Nullable URI sandbox,
            PlatformCredential.Source credentials,
            InstantSource clock,
            Duration requestTimeout,
            Transport transport) {
        if (requestTimeout.toMillis() < 2) {
            throw new IllegalArgumentException("request time-out %s must be at least 2 ms".formatted(requestTimeout));
        }
        return new HttpOriginPlatform(new Endpoints(live, sandbox), credentials, clock, requestTimeout, transport);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when a live submission carries a sandbox script, or the script is not a JSON object
     */
    @Override
    public Exchanged<SubmissionOutcome> submit(Submission submission) {
        String body = CanonicalJson.text(body(submission));
        DocumentId document = submission.documentId();
        var record = new ExchangeRecord(clock.instant(), "POST", SUBMISSIONS, Sha256.of(body));
        Reply reply = endpoints
                .of(submission.mode())
                .map(base -> calls.send(
                        base,
                        "submit",
                        () -> credentials.submitting(submission.account(), submission.exporter()),
                        request(base, SUBMISSIONS, body)
                                .header("Idempotency-Key", document.toString())
                                .header("Spec-Version", submission.specVersion())
                                .build(),
                        Deadline.in(requestTimeout)))
                .orElseGet(HttpOriginPlatform::noSandbox);
        Instant now = clock.instant();
        SubmissionOutcome outcome = SubmissionAnswers.read(document, reply, now);
        boolean understood = !(outcome instanceof SubmissionOutcome.Unknown);
        return new Exchanged<>(outcome, record.of(reply, document), Signals.read(reply, understood, now));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException for more than {@value OriginPlatform#MAX_BULK} documents
     */
    @Override
    public Map<DocumentId, Exchanged<Lookup>> find(KeyMode mode, Collection<DocumentId> documents) {
        Set<DocumentId> asked = new LinkedHashSet<>(documents);
        if (asked.size() > MAX_BULK) {
            throw new IllegalArgumentException(
                    "%d documents: at most %d in one look-up".formatted(asked.size(), MAX_BULK));
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        String body = CanonicalJson.text(Json.object()
                .put("documentIds", Json.array(asked.stream().map(id -> Json.text(id.toString()))))
                .build());
        var record = new ExchangeRecord(clock.instant(), "POST", QUERY, Sha256.of(body));
        Reply reply = endpoints
                .of(mode)
                .map(base -> calls.send(
                        base,
                        "read",
                        credentials::reading,
                        request(base, QUERY, body).build(),
                        Deadline.in(requestTimeout)))
                .orElseGet(HttpOriginPlatform::noSandbox);
        return LookupAnswers.read(asked, reply, record, clock.instant());
    }

    @Override
    public Exchanged<WithdrawalOutcome> withdraw(Withdrawal withdrawal) {
        String path = SUBMISSIONS + "/"
                + URLEncoder.encode(withdrawal.reference(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        var record = new ExchangeRecord(clock.instant(), "DELETE", path, Sha256.of(""));
        Reply reply = endpoints
                .of(withdrawal.mode())
                .map(base -> calls.send(
                        base,
                        "submit",
                        () -> credentials.submitting(withdrawal.account(), withdrawal.exporter()),
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Accept", ACCEPTED)
                                .DELETE()
                                .build(),
                        Deadline.in(requestTimeout)))
                .orElseGet(HttpOriginPlatform::noSandbox);
        return new Exchanged<>(
                WithdrawalAnswers.read(reply, clock.instant()), record.of(reply, withdrawal.documentId()));
    }

    @Override
    public boolean accepts(KeyMode mode) {
        return endpoints.of(mode).isPresent();
    }

    private static Reply noSandbox() {
        return new Reply.NeverArrived(
                AuthorizedCalls.CREDENTIAL_DELAY, "no sandbox is configured for test documents", true);
    }

    private static HttpRequest.Builder request(URI base, String path, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Accept", ACCEPTED)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static Json.Obj body(Submission submission) {
        return Json.object()
                .put("documentId", submission.documentId().toString())
                .put("authority", submission.authority())
                .put("document", submission.jws())
                .putIfPresent(
                        "replaces", Optional.ofNullable(submission.replaces()).map(id -> Json.text(id.toString())))
                .putIfPresent(
                        "sandbox", Optional.ofNullable(submission.sandbox()).map(script -> script(submission, script)))
                .build();
    }

    private static Json script(Submission submission, String script) {
        if (submission.mode() != KeyMode.TEST) {
            throw new IllegalArgumentException(
                    "document %s is live and carries a sandbox script".formatted(submission.documentId()));
        }
        try {
            if (JsonReader.read(script) instanceof Json.Obj object) {
                return object;
            }
        } catch (MalformedJson e) {
            throw new IllegalArgumentException("the sandbox script cannot be read: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("the sandbox script must be a JSON object");
    }
}

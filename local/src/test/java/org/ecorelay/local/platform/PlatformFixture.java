package org.ecorelay.local.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.profile.StatusCodes;
import org.ecorelay.platform.HttpOriginPlatform;
import org.ecorelay.platform.JsonProfiles;
import org.ecorelay.submission.Lookup;
import org.ecorelay.submission.PlatformCredential;
import org.ecorelay.submission.Submission;
import org.ecorelay.submission.SubmissionOutcome;

/** The simulator, the adapter in front of it, a clock that a test moves, and signed documents. */
final class PlatformFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    static final ECKey KEY = key();
    static final StatusCodes CODES = new JsonProfiles(_ -> Optional.empty())
            .choose("VN", LocalDate.parse("2026-09-01"))
            .statusCodes();
    static final DocumentId DOCUMENT =
            CertificateId.of("a", "shop", "EC-1001", 1).version(1);

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final List<SimulatedExchange> exchanges = new CopyOnWriteArrayList<>();
    final PlatformSimulator simulator;
    final HttpOriginPlatform platform;

    PlatformFixture() {
        this(UnaryOperator.identity(), Duration.ofSeconds(20));
    }

    PlatformFixture(UnaryOperator<SimulatorSettings> adjusted, Duration requestTimeout) {
        simulator = PlatformSimulator.start(adjusted.apply(SimulatorSettings.of(
                        now::get,
                        () -> new JWKSet(KEY.toPublicJWK()),
                        List.of(
                                PlatformClient.submitting("exporter-1", "s1"),
                                PlatformClient.submitting("exporter-2", "s2"),
                                PlatformClient.reading("relay", "r1")))
                .observedBy(exchanges::add)));
        platform = HttpOriginPlatform.at(
                simulator.liveUrl(), simulator.sandboxUrl(), credentials(), now::get, requestTimeout, System::nanoTime);
    }

    /** The adapter in front of other addresses. */
    static HttpOriginPlatform platform(URI live, URI sandbox, InstantSource clock) {
        return HttpOriginPlatform.at(live, sandbox, credentials(), clock, Duration.ofSeconds(20), System::nanoTime);
    }

    SubmissionOutcome submit(String script) {
        return platform.submit(submission(DOCUMENT, "VN", KeyMode.TEST, signed(DOCUMENT, "VN"), script))
                .result();
    }

    static Submission submission(DocumentId id, String authority, KeyMode mode, String jws, String script) {
        return new Submission(id, "exporter-1", "exporter", authority, "2026.1", CODES, mode, jws, script, null);
    }

    Lookup find() {
        return platform.find(KeyMode.TEST, List.of(DOCUMENT)).get(DOCUMENT).result();
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /** The exchanges with one operation's path. */
    long count(String path) {
        return exchanges.stream()
                .filter(exchange -> exchange.path().equals(path))
                .count();
    }

    static String signed(DocumentId id, String authority) {
        return signed(credential(id, authority), KEY, "vc+jwt");
    }

    static String signed(ObjectNode credential, ECKey key, String type) {
        try {
            var jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType(type))
                            .contentType("vc")
                            .build(),
                    new Payload(credential.toString()));
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A complete document of two lines. */
    static ObjectNode credential(DocumentId id, String authority) {
        String text = """
                {"id":"urn:eco-relay:%1$s","type":["VerifiableCredential","DeclarationOfOrigin"],"credentialSubject":{"certificateOfOrigin":{
                 "id":"%1$s","issueDateTime":"2026-09-01T08:00:00Z","approvedExporter":{"code":"CN-AE-1"},
                 "firstSignatoryAuthentication":{"actualDateTime":"2026-09-01T08:00:00Z","statement":"I declare."},
                 "supplyChainConsignment":{"exportCountry":{"code":"CN"},"importCountry":{"code":"%2$s"},
                  "exporter":{"name":"Bamboo Ltd","address":"Anji"},"importer":{"name":"Buyer","address":"Somewhere"},
                  "includedConsignmentItems":[{"crossBorderRegulatoryProcedure":{"originCriteriaText":"CTC"},
                   "manufacturer":{"name":"Bamboo Works"},
                   "tradeLineItems":[{"quantity":{"value":"2","unit":"PCS"},
                    "tradeProduct":{"description":"Table","harmonisedTariffCode":{"classCode":"940360"},"originCountry":{"code":"CN"}}}]}]}}}}
                """.formatted(id, authority);
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PlatformCredential.Source credentials() {
        return new PlatformCredential.Source() {
            @Override
            public Optional<PlatformCredential> submitting(String account, String exporter) {
                return Optional.of(new PlatformCredential(account, "s" + account.charAt(account.length() - 1)));
            }

            @Override
            public Optional<PlatformCredential> reading() {
                return Optional.of(new PlatformCredential("relay", "r1"));
            }

            @Override
            public void refresh() {}
        };
    }

    @Override
    public void close() {
        simulator.close();
    }
}

package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.status.Requests.ACME;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.evidence.CollectEvidence;
import org.ecorelay.certificate.evidence.VerifyEvidence;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceArchivesTest {
    private static final Caller EXPORTER = exporter(Given.ACCOUNT, KeyMode.LIVE);

    private final Given given = new Given();
    private final EvidenceArchives archives = archives(EvidenceArchives.MAX_BYTES);

    private static Caller exporter(String account, KeyMode mode) {
        return new Caller(account, "key1", mode, Set.of(Scope.STATUS_READ, Scope.CATALOG_WRITE));
    }

    private EvidenceArchives archives(int maxBytes) {
        return new EvidenceArchives(
                given.certificates, new CollectEvidence(given.ledger, this::keySet, given.lists::published), maxBytes);
    }

    private String keySet() {
        var jwk = new PublicJwk(
                SignatureAlgorithm.ES256,
                VerificationKey.ofSpki(given.key.publicKey().getEncoded()));
        return CanonicalJson.text(
                Json.object().put("keys", new Json.Arr(List.of(jwk.json()))).build());
    }

    private static HttpRequest request(String id, Map<String, String> query) {
        return new HttpRequest("r", "GET /x", Map.of("id", id), query, Map.of(), new byte[0]);
    }

    private HttpResponse show(Certificate row, Map<String, String> query) {
        return archives.show(EXPORTER, request(row.id().value(), query));
    }

    private static byte[] bytes(HttpResponse answer) {
        assertThat(answer.base64()).isTrue();
        return Base64.getDecoder().decode(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exporter", "buyer"})
    void the_archive_is_a_file_that_holds(String audience) {
        Certificate row = given.approved("EC-1");
        given.lists.publishing.ask(() -> true);
        HttpResponse answer = show(row, Map.of("audience", audience));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/zip")
                .containsEntry("cache-control", "no-store")
                .containsEntry(
                        "content-disposition",
                        "attachment; filename=\"evidence-%s-%s.zip\"".formatted(row.documentId(), audience));
        var question = new VerifyEvidence.Question(KeySet.parse(keySet()), Optional.empty(), given.clock.instant());
        assertThat(VerifyEvidence.verify(bytes(answer), question).overall()).isEqualTo(Verdict.VALID);
    }

    @Test
    void without_an_audience_it_is_the_one_that_may_be_handed_on() {
        Certificate row = given.approved("EC-1");
        assertThat(show(row, Map.of())).isEqualTo(show(row, Map.of("audience", "buyer")));
        assertThat(new String(bytes(show(row, Map.of())), StandardCharsets.UTF_8))
                .doesNotContain("\"materials\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EXPORTER", "public", "exporter,buyer"})
    void another_audience_is_refused(String audience) {
        HttpResponse answer = show(given.approved("EC-1"), Map.of("audience", audience));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("bad-query", "exporter or buyer");
    }

    @Test
    void the_evidence_of_another_account_is_the_same_answer_as_one_that_never_was() {
        String mine = given.approved("EC-1").id().value();
        String never = CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value();
        HttpResponse foreign =
                archives.show(exporter("beta", KeyMode.LIVE), request(mine, Map.of("audience", "exporter")));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign).isEqualTo(archives.show(ACME, request(never, Map.of())));
        assertThat(foreign).isEqualTo(archives.show(ACME, request("../" + mine, Map.of())));
    }

    @Test
    void who_may_not_write_costs_is_not_shown_them() {
        String mine = given.approved("EC-1").id().value();
        HttpResponse answer = archives.show(ACME, request(mine, Map.of("audience", "exporter")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("forbidden", "Use a key with the scope catalog:write for audience=exporter.");
        assertThat(archives.show(ACME, request("never", Map.of("audience", "exporter"))))
                .isEqualTo(answer);
        assertThat(archives.show(ACME, request(mine, Map.of())).status()).isEqualTo(200);
    }

    @Test
    void a_test_key_is_not_shown_the_costs_of_live_certificates() {
        String mine = given.approved("EC-1").id().value();
        Caller test = exporter(Given.ACCOUNT, KeyMode.TEST);
        assertThat(archives.show(test, request(mine, Map.of("audience", "exporter"))))
                .isEqualTo(archives.show(test, request("never", Map.of())));
        assertThat(archives.show(test, request(mine, Map.of())).status()).isEqualTo(200);
    }

    @Test
    void what_no_answer_can_carry_is_a_problem_that_says_what_to_do() {
        String id = given.approved("EC-1").id().value();
        HttpResponse exporters = archives(10_000).show(EXPORTER, request(id, Map.of("audience", "exporter")));
        HttpResponse buyers = archives(10_000).show(ACME, request(id, Map.of()));
        assertThat(exporters.status()).isEqualTo(409);
        assertThat(exporters.body()).contains("evidence-too-large", "10000 bytes", "audience=buyer");
        assertThat(buyers.body()).contains("evidence-too-large").doesNotContain("audience=buyer");
    }
}

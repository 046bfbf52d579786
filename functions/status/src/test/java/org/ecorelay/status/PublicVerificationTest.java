package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.verify.AnswerVerification;
import org.ecorelay.certificate.verify.IssuingBodies;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicVerificationTest {
    private final Given given = new Given();
    private final List<RuntimeException> failures = new ArrayList<>();
    private final PublicVerification verification = new PublicVerification(
            new AnswerVerification(
                    given.certificates,
                    given.ledger,
                    () -> Optional.of(keys()),
                    new IssuingBodies(given.registry),
                    given.clock),
            failures::add);

    private KeySet keys() {
        var jwk = new PublicJwk(
                SignatureAlgorithm.ES256,
                VerificationKey.ofSpki(given.key.publicKey().getEncoded()));
        return KeySet.parse("{\"keys\":[" + CanonicalJson.text(jwk.json()) + "]}")
                .orElseThrow();
    }

    private HttpResponse post(String body) {
        return verification.verify(new HttpRequest(
                "r", "POST /v1/verify", Map.of(), Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse ask(String id, String hash) {
        return post(question(id, hash));
    }

    private Jws document(Certificate row) {
        return new Jws(
                given.ledger.find(row.id(), Ledger.documentKey(1)).orElseThrow().text());
    }

    @Test
    void a_document_is_answered_about_without_a_key() {
        Certificate row = given.approved("EC-1");
        HttpResponse answer = post(document(row).compact() + "\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("cache-control", "no-store");
        Json.Obj body = Requests.body(answer);
        assertThat(body.required("overall")).isEqualTo("valid");
        assertThat(body.required("standing")).isEqualTo("VALID");
        assertThat(body.required("documentId")).isEqualTo(row.documentId().toString());
    }

    @Test
    void id_and_hash_that_are_printed_on_it_are_as_good() {
        Certificate row = given.approved("EC-1");
        HttpResponse printed = ask(row.id().value(), document(row).identity().value());
        assertThat(printed).isEqualTo(post(document(row).compact()));
    }

    /** Status, headers and body, byte for byte. */
    @Test
    void a_wrong_hash_of_a_certificate_is_answered_as_one_that_never_was() {
        Certificate row = given.approved("EC-1");
        String wrong = Sha256.of("guess").value();
        HttpResponse never =
                ask(CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value(), wrong);
        assertThat(never.status()).isEqualTo(404);
        Jws document = document(row);
        var answers = new HashSet<HttpResponse>();
        answers.add(never);
        for (String hash : List.of(
                wrong,
                "",
                document.identity().value().substring(1),
                document.identity().value() + "A",
                Sha256.of(document.compact()).value(),
                row.orderHash().value(),
                row.event().hash().value())) {
            answers.add(ask(row.id().value(), hash));
            answers.add(ask(row.documentId().toString(), hash));
        }
        answers.add(ask(given.approved("EC-2").id().value(), document.identity().value()));
        answers.add(ask("../" + row.id(), document.identity().value()));
        assertThat(answers).containsExactly(PublicVerification.NOT_FOUND);
    }

    private HttpResponse download(String body) {
        return verification.document(new HttpRequest(
                "r", "POST /v1/verify/document", Map.of(), Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String question(String id, String hash) {
        return CanonicalJson.text(Json.object().put("id", id).put("hash", hash).build());
    }

    @Test
    void who_has_id_and_hash_gets_the_document_as_a_file() {
        Certificate row = given.approved("EC-1");
        HttpResponse answer =
                download(question(row.id().value(), document(row).identity().value()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(document(row).compact());
        assertThat(answer.headers())
                .containsEntry("content-type", "application/vc+jwt")
                .containsEntry("content-disposition", "attachment; filename=\"" + row.documentId() + ".jws\"")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store");
    }

    @Test
    void without_the_hash_the_document_is_not_there_whether_there_is_one_or_not() {
        Certificate row = given.approved("EC-1");
        String hash = document(row).identity().value();
        String never = CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value();
        var answers = new HashSet<HttpResponse>();
        for (String wrong :
                List.of(Sha256.of("guess").value(), "", row.orderHash().value(), hash + "A")) {
            answers.add(download(question(row.id().value(), wrong)));
            answers.add(download(question(never, wrong)));
        }
        answers.add(download(question(never, hash)));
        answers.add(download(question(given.approved("EC-2").id().value(), hash)));
        assertThat(answers).containsExactly(PublicVerification.NOT_FOUND);
    }

    @Test
    void a_document_is_not_asked_for_with_itself() {
        Certificate row = given.approved("EC-1");
        assertThat(download(document(row).compact()).status()).isEqualTo(400);
        assertThat(download("").status()).isEqualTo(400);
        assertThat(download("A".repeat(PublicVerification.MAX_BYTES + 1)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{}",
                "{\"id\":\"a\"}",
                "{\"id\":\"a\",\"hash\":1}",
                "{\"id\":\"a\",\"hash\":\"b\",\"account\":\"c\"}",
                "{\"id\":\"a\",\"id\":\"b\",\"hash\":\"c\"}",
                "{\"id\":\"a\",\"hash\":\"b\"",
                "{[[[[[["
            })
    void what_is_no_question_is_a_bad_request(String body) {
        HttpResponse answer = post(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.body(answer).required("type")).endsWith(":bad-request");
    }

    @Test
    void what_is_larger_than_any_document_is_not_read() {
        assertThat(post("A".repeat(PublicVerification.MAX_BYTES)).status()).isEqualTo(200);
        assertThat(post("A".repeat(PublicVerification.MAX_BYTES + 1)).status()).isEqualTo(413);
        assertThat(given.certificates.reads()).isZero();
    }

    @Test
    void what_is_no_document_is_invalid_and_nothing_more() {
        HttpResponse answer = post("eyJhbGciOiJub25lIn0.e30.");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Requests.body(answer).members().keySet()).containsExactlyInAnyOrder("overall", "answers", "customs");
    }

    @Test
    void while_the_keys_cannot_be_looked_up_nothing_is_confirmed_and_the_log_says_why() {
        var trusted = new TrustedKeys(
                () -> {
                    throw new IllegalStateException("KMS");
                },
                failures::add);
        assertThat(trusted.get()).isEmpty();
        assertThat(failures).hasSize(1);
        assertThat(new TrustedKeys(() -> "{\"keys\":[]}", failures::add).get()).isPresent();
    }

    @Test
    void records_that_fail_make_the_answer_unknown() {
        String compact = document(given.approved("EC-1")).compact();
        var asked = new ArrayList<String>();
        var failing = new AnswerVerification(
                given.certificates,
                given.ledger,
                () -> {
                    asked.add("keys");
                    if (asked.size() == 1) {
                        throw new IllegalStateException("a table");
                    }
                    return Optional.of(keys());
                },
                new IssuingBodies(given.registry),
                given.clock);
        HttpResponse answer = new PublicVerification(failing, failures::add)
                .verify(new HttpRequest(
                        "r",
                        "POST /v1/verify",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        compact.getBytes(StandardCharsets.UTF_8)));
        assertThat(Requests.body(answer).required("overall")).isEqualTo("unknown");
        assertThat(Requests.body(answer).required("standing")).isEqualTo("UNREACHABLE");
        assertThat(failures).hasSize(1);
    }
}

package org.ecorelay.certificate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class AnswerVerificationTest {
    private final Given given = new Given();
    private final CountedReads reads = new CountedReads(given.certificates, given.ledger);
    private final AnswerVerification answer = answering(reads.certificates(), reads.ledger());

    private AnswerVerification answering(Certificates certificates, Ledger ledger) {
        return new AnswerVerification(
                certificates,
                ledger,
                () -> Optional.of(keys(given.key)),
                new IssuingBodies(given.registry),
                given.clock);
    }

    static KeySet keys(TestSigningKey key) {
        var jwk = new PublicJwk(
                SignatureAlgorithm.ES256, VerificationKey.ofSpki(key.publicKey().getEncoded()));
        return KeySet.parse(CanonicalJson.text(Json.object()
                        .put("keys", new Json.Arr(List.of(jwk.json())))
                        .build()))
                .orElseThrow();
    }

    private String document(Certificate row, int version) {
        return given.ledger
                .find(row.id(), Ledger.documentKey(version))
                .orElseThrow()
                .text();
    }

    private PublicAnswer of(Certificate row, int version) {
        return answer.ofDocument(document(row, version));
    }

    private Optional<PublicAnswer> ofHash(Certificate row, int version) {
        return answer.ofHash(
                row.id().value(), new Jws(document(row, version)).identity().value());
    }

    private void product(Json.Obj product) {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", product);
    }

    private static Json.Obj corrected(String number) {
        return JsonEdit.with(Orders.order(number), "/lines/0/quantity", "'3'");
    }

    @Test
    void an_approved_document_is_valid_and_its_signer_and_the_platforms_word_are_told() {
        Certificate row = given.approved("EC-1");
        Json.Obj json = of(row, 1).json();
        assertThat(json.required("overall")).isEqualTo("valid");
        assertThat(json.required("standing")).isEqualTo("VALID");
        assertThat(json.required("documentId")).isEqualTo(row.documentId().toString());
        assertThat(json.object("platform").members())
                .containsEntry("word", Json.text("Approved"))
                .containsEntry("meaning", Json.text("pre-verification"));
        assertThat(json.object("signedBy").text("country")).isPresent();
        assertThat(json.get("certified")).contains(Json.bool(false));
        assertThat(json.required("customs")).contains("customs authority");
    }

    @Test
    void with_the_hash_alone_the_answer_is_the_same() {
        Certificate row = given.approved("EC-1");
        assertThat(ofHash(row, 1).orElseThrow().json()).isEqualTo(of(row, 1).json());
    }

    @Test
    void every_good_is_told_with_what_its_criterion_rests_on() {
        Certificate row = given.approved("EC-1");
        Json.Obj shown = of(row, 1).json().object("document");
        assertThat(shown.text("validUntil")).isPresent();
        assertThat(shown.required("importCountry")).isEqualTo("VN");
        assertThat(shown.list("goods")).singleElement().satisfies(good -> {
            Json.Obj one = (Json.Obj) good;
            assertThat(one.members().keySet())
                    .containsExactlyInAnyOrder(
                            "number", "description", "hsCode", "originCountry", "criterion", "basis", "rule", "source");
            assertThat(one.required("basis")).isIn("AGREEMENT", "PACK", "STATED", "ISSUED");
        });
    }

    @Test
    void producer_values_consignee_and_trace_are_in_no_answer() {
        product(JsonEdit.with(
                Orders.product(), "/producer", "{'name':'Hidden Maker','address':'9 Secret Road','country':'CN'}"));
        Certificate row = given.approved("EC-1");
        String text = CanonicalJson.text(ofHash(row, 1).orElseThrow().json())
                + CanonicalJson.text(of(row, 1).json());
        Json.Obj credential = new Jws(document(row, 1)).payload();
        List<String> secrets = new ArrayList<>();
        hidden(credential, "", secrets);
        assertThat(secrets).contains("Hidden Maker", "9 Secret Road", "EC-1");
        assertThat(text).doesNotContain(secrets);
        assertThat(PublicFields.of(credential).values()).doesNotContainAnyElementsOf(secrets);
    }

    /** Texts of the document below manufacturer, importer, fob, quantity and invoice. */
    private static void hidden(Json value, String at, List<String> found) {
        switch (value) {
            case Json.Obj(var members) -> members.forEach((name, member) -> hidden(member, at + "/" + name, found));
            case Json.Arr(var items) -> items.forEach(item -> hidden(item, at, found));
            case Json.Text(String text) -> {
                boolean secret = at.matches(".*/(manufacturer|importer|fob|invoiceReference)/.*");
                if (secret && text.length() > 3 && !text.startsWith("20")) {
                    found.add(text);
                }
            }
            case Json.Num _, Json.Bool _, Json.Null _ -> {
                // Not told apart from others of their kind.
            }
        }
    }

    @Test
    void while_the_platform_decides_it_is_pending_under_the_platforms_own_word() {
        Json.Obj json = of(given.pending("EC-1"), 1).json();
        assertThat(json.required("standing")).isEqualTo("PENDING");
        assertThat(json.object("platform").required("word")).isEqualTo("Pending");
        assertThat(json.object("platform").required("outcome")).isEqualTo("PENDING");
        assertThat(of(given.signed("EC-2"), 1)
                        .json()
                        .object("platform")
                        .members()
                        .keySet())
                .containsExactly("meaning");
    }

    @Test
    void a_withdrawn_one_is_invalid() {
        Certificate row = given.approved("EC-1");
        given.withdraw(row.id());
        given.settle(3);
        PublicAnswer found = of(row, 1);
        assertThat(found.standing()).isEqualTo(Standing.WITHDRAWN);
        assertThat(found.json().object("platform").required("outcome")).isEqualTo("APPROVED");
        assertThat(found.verification().status().code()).isEqualTo(AnswerCode.WITHDRAWN);
        assertThat(found.verification().overall()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void an_expired_one_is_told_apart_from_a_replaced_one() {
        Certificate row = given.approved("EC-1");
        given.clock.pass(Duration.ofDays(400));
        PublicAnswer found = of(row, 1);
        assertThat(found.standing()).isEqualTo(Standing.EXPIRED);
        assertThat(found.verification().validity().code()).isEqualTo(AnswerCode.EXPIRED);
        assertThat(found.verification().replacement().code()).isEqualTo(AnswerCode.NOT_REPLACED);
    }

    @Test
    void an_approved_version_counts_until_the_next_one_is_approved_itself() {
        Certificate row = given.approved("EC-1");
        product(JsonEdit.with(Orders.product(), "/description", "'Bamboo table'"));
        given.rebuild(row.id());
        given.settle(2);
        assertThat(of(row, 1).standing()).isEqualTo(Standing.VALID);
        assertThat(of(row, 2).standing()).isEqualTo(Standing.PENDING);

        given.platform.verdict(row.id().version(2), "Approved");
        given.settle(3);

        PublicAnswer found = of(row, 1);
        assertThat(found.standing()).isEqualTo(Standing.REPLACED);
        assertThat(found.verification().replacement().code()).isEqualTo(AnswerCode.REPLACED);
        assertThat(found.verification().overall()).isEqualTo(Verdict.INVALID);
        Json.Obj by = found.json().object("replacedBy");
        assertThat(by.required("documentId")).isEqualTo(row.id().version(2).toString());
        assertThat(by.list("differences"))
                .containsExactly(Json.object()
                        .put("field", "items/1/description")
                        .put("before", Orders.product().required("description"))
                        .put("after", "Bamboo table")
                        .build());
        assertThat(found.json().object("platform").text("outcome")).contains("APPROVED");
        assertThat(of(row, 2).standing()).isEqualTo(Standing.VALID);
    }

    @Test
    void a_difference_in_what_is_not_public_is_not_told() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), corrected("EC-1"));
        given.orders.receive().forEach(given.building::build);
        given.submissions.receive().forEach(given.submitting::submit);
        given.platform.verdict(row.id().version(2), "Approved");
        given.settle(3);
        PublicAnswer found = of(row, 1);
        assertThat(found.standing()).isEqualTo(Standing.REPLACED);
        assertThat(found.known().orElseThrow().differences()).isEmpty();
    }

    @Test
    void a_document_of_our_key_that_is_not_in_the_records_is_not_confirmed() {
        Json.Obj credential = new Jws(document(given.approved("EC-1"), 1)).payload();
        String unknown = Jws.sign(JsonEdit.with(credential, "/validUntil", "'2099-01-01T00:00:00Z'"), given.key)
                .compact();
        PublicAnswer found = answer.ofDocument(unknown);
        assertThat(found.standing()).isEqualTo(Standing.NOT_KNOWN);
        assertThat(found.verification().replacement().code()).isEqualTo(AnswerCode.NOT_IN_REGISTER);
        assertThat(found.verification().overall()).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.json().get("platform")).isEmpty();
    }

    @Test
    void nothing_that_a_forger_wrote_is_repeated_and_nothing_of_ours_told() {
        Certificate row = given.approved("EC-1");
        Json.Obj credential = new Jws(document(row, 1)).payload();
        for (String forged : List.of(
                Jws.sign(credential, new TestSigningKey()).compact(), document(row, 1) + "A", "rubbish", "a.b.c")) {
            assertThat(answer.ofDocument(forged).json().members().keySet())
                    .containsExactlyInAnyOrder("overall", "answers", "customs");
        }
        assertThat(reads.all()).isEmpty();
    }

    @Test
    void records_that_cannot_be_reached_are_never_a_verdict() {
        String document = document(given.approved("EC-1"), 1);
        PublicAnswer found = answer.withoutRecords(document);
        assertThat(found.standing()).isEqualTo(Standing.UNREACHABLE);
        assertThat(found.verification().integrity().verdict()).isEqualTo(Verdict.VALID);
        assertThat(found.verification().replacement().code()).isEqualTo(AnswerCode.REPLACEMENT_UNREACHABLE);
        assertThat(found.verification().overall()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void without_the_key_set_nothing_is_confirmed() {
        var keyless = new AnswerVerification(
                given.certificates, given.ledger, Optional::empty, new IssuingBodies(given.registry), given.clock);
        PublicAnswer found = keyless.ofDocument(document(given.approved("EC-1"), 1));
        assertThat(found.verification().integrity().code()).isEqualTo(AnswerCode.NO_KEY_SET);
        assertThat(found.json().members()).doesNotContainKey("signedBy");
    }
}

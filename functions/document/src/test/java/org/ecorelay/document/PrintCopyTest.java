package org.ecorelay.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.Jws;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.Sharing;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintCopyTest {
    private static final String NEVER =
            CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value();

    private final Given given = new Given();
    private final PrintCopy copies =
            new PrintCopy(given.certificates, given.ledger, URI.create("https://eco.example/"), given.clock);

    private static Caller caller(String account) {
        return new Caller(account, "key1", KeyMode.LIVE, Set.of(Scope.STATUS_READ));
    }

    private HttpResponse print(String account, String id, Map<String, String> query) {
        return copies.print(
                caller(account), new HttpRequest("r", "GET /x", Map.of("id", id), query, Map.of(), new byte[0]));
    }

    private Paper printed(Certificate row) throws IOException {
        HttpResponse answer = print(Given.ACCOUNT, row.id().value(), Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/pdf")
                .containsEntry("cache-control", "no-store")
                .containsEntry(
                        "content-disposition", "inline; filename=\"data-copy-%s.pdf\"".formatted(row.documentId()));
        assertThat(answer.base64()).isTrue();
        return new Paper(Base64.getDecoder().decode(answer.body()));
    }

    private static String problem(HttpResponse answer) {
        return JsonReader.readOwn(answer.body()).required("type");
    }

    @Test
    void the_copy_says_what_it_is_not_and_what_it_is_of() throws IOException {
        Certificate row = given.approved("EC-1");
        try (Paper paper = printed(row)) {
            assertThat(paper.page(1))
                    .contains("DATA COPY – NOT A CERTIFICATE OF ORIGIN")
                    .contains("Signed document: " + row.documentId())
                    .contains("State when this copy was made, 2026-09-01")
                    .contains("APPROVED; answer of the verification platform: Approved")
                    .contains("The customs authority of the importing country decides on preference.");
            assertThat(paper.title())
                    .contains("NOT A CERTIFICATE OF ORIGIN")
                    .contains(row.documentId().toString());
        }
    }

    @Test
    void what_is_sent_before_an_issuing_body_has_issued_anything_is_an_application() throws IOException {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
        given.profiles.sendBeforeNumber();
        try (Paper paper = printed(given.signed("EC-1"))) {
            assertThat(paper.text())
                    .contains("Data of an application: no issuing body has issued a certificate of origin")
                    .doesNotContain("approved exporter (");
        }
    }

    @Test
    void an_application_that_comes_late_says_nothing_of_a_certificate_that_there_is_not() throws IOException {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
        given.profiles.sendBeforeNumber();
        Certificate row = given.accepted(
                JsonEdit.with(Orders.order("EC-1"), "/transport", "{'mode':'SEA','departureDate':'2026-08-01'}"));
        given.building.build(row.documentId());
        Json.Obj tree = new Jws(given.ledger
                        .find(row.id(), Ledger.documentKey(1))
                        .orElseThrow()
                        .text())
                .payload()
                .object("credentialSubject")
                .object("certificateOfOrigin");
        assertThat(tree.get("issuedRetroactively")).contains(Json.bool(true));
        assertThat(tree.object("firstSignatoryAuthentication").required("statement"))
                .contains("in this Certificate");
        try (Paper paper = printed(row)) {
            assertThat(paper.text())
                    .contains("[X] to be issued retroactively", "for the certificate that it applies for")
                    .doesNotContain("ISSUED RETROACTIVELY", "this Certificate");
        }
    }

    @Test
    void a_phone_reads_the_link_with_the_hash_of_what_was_signed() throws IOException {
        Certificate row = given.approved("EC-1");
        Jws document = new Jws(
                given.ledger.find(row.id(), Ledger.documentKey(1)).orElseThrow().text());
        try (Paper paper = printed(row)) {
            assertThat(paper.codes(paper.pages()))
                    .containsExactly("https://eco.example/verify/%s#%s"
                            .formatted(row.id(), document.identity().value()));
        }
    }

    @Test
    void an_older_version_is_printed_on_request_and_says_that_a_newer_one_is_there() throws IOException {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        HttpResponse answer = print(Given.ACCOUNT, row.id().value(), Map.of("version", "1"));
        try (Paper paper = new Paper(Base64.getDecoder().decode(answer.body()))) {
            assertThat(paper.text()).contains("in force until version 2 is approved");
        }
    }

    @Test
    void the_document_of_a_covered_order_is_printed_as_replaced() throws IOException {
        var sharing = new Sharing(given);
        given.accepted(Orders.order("A"));
        Certificate signed = given.signed("B");
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        sharing.settle();
        HttpResponse answer = print(Given.ACCOUNT, signed.id().value(), Map.of("version", "1"));
        try (Paper paper = new Paper(Base64.getDecoder().decode(answer.body()))) {
            assertThat(paper.text())
                    .contains("replaced by the certificate of the order that covers it")
                    .doesNotContain("NOT_REQUIRED");
        }
    }

    @Test
    void no_version_of_a_withdrawn_certificate_is_printed_as_if_it_counted() throws IOException {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        given.building.build(given.row(row.id()).documentId());
        given.withdraw(row.id());
        given.settle(2);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        for (String version : List.of("1", "2")) {
            HttpResponse answer = print(Given.ACCOUNT, row.id().value(), Map.of("version", version));
            try (Paper paper = new Paper(Base64.getDecoder().decode(answer.body()))) {
                assertThat(paper.text())
                        .contains("WITHDRAWN, with all its versions")
                        .doesNotContain("in force until", "newest version");
            }
        }
    }

    @Test
    void a_certificate_of_another_account_is_the_same_answer_as_one_that_never_was() {
        Certificate row = given.pending("EC-1");
        assertThat(print("beta", row.id().value(), Map.of())).isEqualTo(print(Given.ACCOUNT, NEVER, Map.of()));
        assertThat(print("beta", row.id().value(), Map.of("version", "x")).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../secrets", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_no_id_is_not_found(String id) {
        assertThat(print(Given.ACCOUNT, id, Map.of())).isEqualTo(print(Given.ACCOUNT, NEVER, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "", "one", "9999999", "１"})
    void a_version_that_is_no_number_is_told(String version) {
        Certificate row = given.pending("EC-1");
        HttpResponse answer = print(Given.ACCOUNT, row.id().value(), Map.of("version", version));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("urn:eco-relay:problem:bad-query");
    }

    @Test
    void a_version_that_was_never_signed_is_not_there_and_the_answer_says_where_the_certificate_is() {
        Certificate row = given.pending("EC-1");
        HttpResponse answer = print(Given.ACCOUNT, row.id().value(), Map.of("version", "2"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("urn:eco-relay:problem:no-document");
        assertThat(answer.body()).contains("it is at version 1 in the state PENDING");
    }
}

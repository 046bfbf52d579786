package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.status.Requests.ACME;
import static org.ecorelay.status.Requests.BETA;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Jws;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Terms;
import org.ecorelay.json.Json;
import org.ecorelay.platform.JsonProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneCertificateTest {
    private static final HttpRequest NEVER =
            Requests.of(CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value());

    private final Given given = new Given();
    private final OneCertificate one = new OneCertificate(
            given.certificates, given.ledger, given.profiles, URI.create("https://relay.example.org/"));

    private Json.Obj shown(Certificate row) {
        HttpResponse answer = one.show(ACME, Requests.of(row.id().value()));
        assertThat(answer.status()).isEqualTo(200);
        return Requests.body(answer);
    }

    private HttpResponse document(Certificate row) {
        return one.document(ACME, Requests.of(row.id().value()));
    }

    private List<Integer> history(Certificate row) {
        return Requests.objects(shown(row), "history").stream()
                .map(event -> event.requiredInt("n"))
                .toList();
    }

    @Test
    void a_certificate_is_shown_to_its_account() {
        Certificate row = given.pending("EC-1");
        assertThat(shown(row).members())
                .containsEntry("certificateId", Json.text(row.id().value()))
                .containsEntry("orderNumber", Json.text("EC-1"))
                .containsEntry("documentUrl", Json.text("/v1/certificates/" + row.id() + "/document"));
    }

    @Test
    void a_certificate_of_another_account_is_the_same_answer_as_one_that_never_was() {
        Certificate row = given.pending("EC-1");
        HttpRequest request = Requests.of(row.id().value());
        assertThat(one.show(BETA, request)).isEqualTo(one.show(ACME, NEVER));
        assertThat(one.document(BETA, request)).isEqualTo(one.document(ACME, NEVER));
        assertThat(one.show(BETA, request).status()).isEqualTo(404);
        assertThat(one.document(BETA, request).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "../secrets", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.1"})
    void what_is_no_id_is_not_found_and_not_looked_for(String id) {
        assertThat(one.show(ACME, Requests.of(id))).isEqualTo(one.show(ACME, NEVER));
        assertThat(given.certificates.reads()).isEqualTo(1);
    }

    @Test
    void a_request_without_an_id_is_not_found() {
        var request = new HttpRequest("r", "GET /x", Map.of(), Map.of(), Map.of(), new byte[0]);
        assertThat(one.show(ACME, request).status()).isEqualTo(404);
        assertThat(one.document(ACME, request).status()).isEqualTo(404);
    }

    @Test
    void a_history_has_every_event_once_although_the_newest_is_only_in_the_row() {
        Certificate row = given.pending("EC-1");
        assertThat(given.ledger.keys(row.id()))
                .doesNotContain(Ledger.numbered("event", row.event().number()));
        assertThat(history(row)).containsExactly(1, 2, 3);
    }

    @Test
    void a_history_has_the_newest_event_once_when_the_ledger_has_it_too() {
        Certificate row = given.pending("EC-1");
        given.ledger.append(Ledger.Item.event(row.id(), row.event()));
        assertThat(history(row)).containsExactly(1, 2, 3);
    }

    @Test
    void an_event_that_came_after_the_row_was_read_is_not_shown_before_its_state_is() {
        Certificate row = given.pending("EC-1");
        Event next = row.event().next("certificate.approved.v1", given.clock.instant(), 1, List.of());
        given.ledger.append(Ledger.Item.event(row.id(), row.event()));
        given.ledger.append(Ledger.Item.event(row.id(), next));
        assertThat(history(row)).containsExactly(1, 2, 3);
    }

    @Test
    void a_history_is_a_chain_that_a_reader_can_check() {
        List<Json.Obj> events = Requests.objects(shown(given.pending("EC-1")), "history");
        assertThat(events.getFirst().get("prev")).isEmpty();
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).required("prev"))
                    .isEqualTo(CanonicalJson.hash(events.get(i - 1)).value());
        }
    }

    @Test
    void before_signing_there_is_no_document_and_no_link() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        HttpResponse answer = document(row);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Requests.body(answer).required("type")).endsWith(":no-document");
        assertThat(Requests.body(answer).required("detail")).contains("RECEIVED");
        assertThat(shown(row).get("documentUrl")).isEmpty();
    }

    @Test
    void after_signing_the_document_is_given_as_it_was_signed() {
        Certificate row = given.signed("EC-1");
        HttpResponse answer = document(row);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/vc+jwt");
        assertThat(given.key.verifies(new Jws(answer.body()))).isTrue();
        assertThat(new Jws(answer.body()).payload().required("id")).isEqualTo("urn:eco-relay:" + row.documentId());
    }

    @Test
    void a_question_is_shown_with_everything_that_is_asked() {
        Json.Obj order = JsonEdit.with(Orders.full("EC-1"), "/lines/0/sku", "'LAMP-01'");
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
        Json.Obj shown = shown(row);
        assertThat(shown.required("status")).isEqualTo("data needed");
        assertThat(Requests.objects(shown, "findings"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.members()).containsKeys("code", "message", "fix"));
        assertThat(document(row).status()).isEqualTo(404);
    }

    @Test
    void what_an_observed_order_would_be_asked_is_shown_too() {
        given.mode("observe");
        Certificate row = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/lines/0/sku", "'LAMP-01'"));
        given.building.build(row.documentId());
        Json.Obj shown = shown(row);
        assertThat(shown.required("status")).isEqualTo("observed");
        assertThat(shown.required("findingCodes")).isEqualTo("PRODUCT_PROFILE_MISSING");
        assertThat(Requests.objects(shown, "findings")).hasSize(1);
    }

    @Test
    void what_asks_nothing_has_no_findings() {
        assertThat(shown(given.pending("EC-1")).get("findings")).isEmpty();
    }

    @Test
    void a_signed_certificate_says_of_every_line_what_its_claim_rests_on() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-02", Orders.byValue("60.01"));
        Json.Obj order = JsonEdit.with(
                Orders.order("EC-1"),
                "/lines/1",
                Orders.order("EC-1").list("lines").getFirst());
        Certificate row = given.accepted(JsonEdit.with(order, "/lines/1/sku", "'TABLE-02'"));
        given.building.build(row.documentId());
        List<Json.Obj> lines = Requests.objects(shown(given.row(row.id())), "lines");
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo(JsonEdit.json("""
                {'line':1,'sku':'TABLE-01','result':'COVERED','quantity':'2 PCS','hsCode':'940360','criterion':'CTC','country':'CN',
                 'basis':{'kind':'STATED','rule':'CTH or RVC40','source':'RCEP Annex 3A, p.212'},'margin':'1.0000','fob':'240.00 USD'}
                """));
        assertThat(lines.getLast()).isEqualTo(JsonEdit.json("""
                {'line':2,'sku':'TABLE-02','result':'NOT_ORIGINATING','quantity':'2 PCS','reason':'RVC is 39.99 %, needs 40 %.',
                 'fix':'Replace 0.01 USD of material legs by originating material.',
                 'zh':{'reason':'区域价值成分为 39.99 %，需达到 40 %。','fix':'请以原产材料替换材料 legs 中的 0.01 USD。'}}
                """));
    }

    @Test
    void the_lines_are_those_of_the_current_version_however_far_it_has_come() {
        Certificate row = given.approved("EC-1");
        assertThat(Requests.objects(shown(row), "lines")).hasSize(1);
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        given.rebuild(row.id());
        assertThat(shown(given.row(row.id())).get("lines")).isEmpty();
        given.orders.receive().forEach(given.building::build);
        given.building.build(given.row(row.id()).documentId());
        assertThat(Requests.objects(shown(given.row(row.id())), "lines"))
                .singleElement()
                .satisfies(line -> assertThat(line.required("result")).isEqualTo("NOT_ORIGINATING"));
    }

    @Test
    void before_a_determination_there_are_no_lines() {
        assertThat(shown(given.accepted(Orders.order("EC-1"))).get("lines")).isEmpty();
        Certificate waived = given.accepted(JsonEdit.with(Orders.order("EC-2"), "/lines/0/value", "'10'"));
        given.building.build(waived.documentId());
        assertThat(shown(given.row(waived.id())).get("lines")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"VN, mandatory", "JP, optional", "AU, not yet", "US, not required"})
    void says_whether_the_destination_asks_for_an_e_co(String destination, String requirement) {
        var real = new OneCertificate(
                given.certificates,
                given.ledger,
                new JsonProfiles(_ -> Optional.empty()),
                URI.create("https://relay.example.org"));
        Certificate row = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/destination", Json.text(destination)));
        assertThat(Requests.body(real.show(ACME, Requests.of(row.id().value()))).required("requirement"))
                .isEqualTo(requirement);
    }

    @Test
    void a_partner_that_is_none_of_this_exporter_needs_nothing() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", JsonEdit.with(Orders.exporter(), "/party/country", "'US'"));
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.building.build(row.documentId());
        assertThat(shown(given.row(row.id())).required("requirement")).isEqualTo("not required");
    }

    @Test
    void an_invoice_number_that_only_stands_in_is_shown_as_provisional_while_waiting_and_afterwards() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
        Certificate waits = given.accepted(Orders.order("EC-1"));
        given.building.build(waits.documentId());
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.exporter());
        for (Certificate row : List.of(given.row(waits.id()), given.approved("EC-2"))) {
            assertThat(shown(row).object("invoice").members())
                    .containsEntry("number", Json.text(row.subject().orderNumber()))
                    .containsEntry("provisional", Json.bool(true));
            assertThat(shown(row).get("warnings")).isEmpty();
        }
    }

    @Test
    void a_setting_of_the_store_that_is_not_followed_any_more_is_a_warning() {
        Terms.of(given, "{'manualPath':['VN']}");
        Certificate chosen = given.signed("EC-1");
        assertThat(shown(chosen).members())
                .containsEntry("state", Json.text("NOT_REQUIRED"))
                .containsEntry("reason", Json.text("MANUAL_PATH_CHOSEN"))
                .doesNotContainKeys("warnings", "documentUrl");
        given.profiles.closeManualPath(LocalDate.of(2026, 8, 31));
        assertThat(Requests.objects(shown(given.signed("EC-2")), "warnings"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.required("code")).isEqualTo("MANUAL_PATH_CLOSED"));
    }
}

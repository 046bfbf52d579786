package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.annex3b.FormBoxes;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Terms;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.Shipment;
import org.junit.jupiter.api.Test;

/** What a store's terms mean for its orders. Today is 2026-09-01. */
class StoreTermsInUseTest {
    private final Given given = new Given();

    private void terms(String json) {
        Terms.of(given, json);
    }

    private Certificate built(Json.Obj order) {
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private Json.Obj trace(Certificate row) {
        return JsonReader.readOwn(given.ledger.list(row.id(), "trace").getLast().body());
    }

    private String box13(Certificate row) {
        Ledger.Item document =
                given.ledger.find(row.id(), Ledger.documentKey(row.version())).orElseThrow();
        Json.Obj tree =
                new Jws(document.text()).payload().object("credentialSubject").object("certificateOfOrigin");
        return FormBoxes.of(tree).list("13").getFirst().asText().orElseThrow();
    }

    @Test
    void the_orders_number_stands_in_for_an_invoice_and_is_marked_provisional() {
        Certificate row = built(Orders.order("EC-1"));
        assertThat(box13(row)).isEqualTo("EC-1 2026-09-01");
        assertThat(trace(row).object("invoice")).isEqualTo(JsonEdit.json("""
                        {'number':'EC-1','numberFrom':'ORDER_NUMBER','provisional':true,'date':'2026-09-01','dateFrom':'ORDER'}
                        """));
    }

    @Test
    void a_number_that_the_stores_rule_makes_is_its_word_and_not_provisional() {
        terms("{'invoiceNumber':'INV-{year}{month}{day}-{store}-{orderNumber}'}");
        Certificate row = built(Orders.order("EC-1"));
        assertThat(box13(row)).isEqualTo("INV-20260901-shop-EC-1 2026-09-01");
        assertThat(trace(row).object("invoice")).isEqualTo(JsonEdit.json("""
                        {'number':'INV-20260901-shop-EC-1','numberFrom':'STORE_RULE','provisional':false,'date':'2026-09-01',
                         'dateFrom':'ORDER'}
                        """));
    }

    @Test
    void the_invoice_of_a_shipment_takes_the_place_of_what_stood_in() {
        terms("{'invoiceNumber':'INV-{orderNumber}'}");
        Certificate row = built(Orders.order("EC-1"));
        var body = (Json.Obj) JsonEdit.json("{'invoice':{'number':'R-77','date':'2026-09-04'}}");
        var shipment = ((Shipment.Reading.Valid) Shipment.read(1, body)).shipment();
        given.correcting.ship(Given.caller(row.subject().mode()), row.id(), shipment, body);
        given.building.build(given.row(row.id()).documentId());
        Certificate next = given.row(row.id());
        assertThat(next.version()).isEqualTo(2);
        assertThat(box13(next)).isEqualTo("R-77 2026-09-04");
        assertThat(trace(next).object("invoice").required("numberFrom")).isEqualTo("INVOICE");
        assertThat(trace(next).object("invoice").get("provisional")).contains(Json.bool(false));
    }

    @Test
    void a_rule_whose_number_is_too_long_for_one_order_is_a_question() {
        terms("{'invoiceNumber':'INV-{orderNumber}'}");
        assertThat(built(Orders.order("E".repeat(31))).status()).isEqualTo(Status.SIGNED);
        Certificate row = built(Orders.order("E".repeat(32)));
        assertThat(((State.NeedsData) row.state()).first().code()).isEqualTo("INVOICE_NUMBER_TOO_LONG");
    }

    @Test
    void an_order_number_that_looks_like_a_placeholder_is_only_text() {
        terms("{'invoiceNumber':'{orderNumber}-{store}'}");
        assertThat(box13(built(Orders.order("{store}$1")))).startsWith("{store}$1-shop ");
    }

    @Test
    void a_store_that_goes_by_the_manual_procedure_gets_no_e_co_there_and_one_elsewhere() {
        terms("{'manualPath':['JP']}");
        Certificate japan = built(JsonEdit.with(Orders.order("EC-1"), "/destination", "'JP'"));
        assertThat(japan.state()).isEqualTo(new State.NotRequired(State.NotRequired.Reason.MANUAL_PATH_CHOSEN));
        assertThat(given.ledger.list(japan.id(), "document")).isEmpty();
        assertThat(built(Orders.order("EC-2")).status()).isEqualTo(Status.SIGNED);
        given.settle(3);
        assertThat(given.platform.registrations()).hasSize(1);
    }

    @Test
    void what_needs_no_proof_says_so_whatever_the_store_has_chosen() {
        terms("{'manualPath':['JP','US']}");
        Certificate america = built(JsonEdit.with(Orders.order("EC-1"), "/destination", "'US'"));
        assertThat(america.state()).isEqualTo(new State.NotRequired(State.NotRequired.Reason.DESTINATION_NOT_RCEP));
    }

    @Test
    void on_the_last_day_it_is_followed_and_on_the_next_one_it_is_ignored_with_a_warning() {
        terms("{'manualPath':['JP']}");
        given.profiles.closeManualPath(LocalDate.of(2026, 9, 1));
        assertThat(built(JsonEdit.with(Orders.order("EC-1"), "/destination", "'JP'"))
                        .status())
                .isEqualTo(Status.NOT_REQUIRED);
        given.clock.pass(Duration.ofDays(1));
        Certificate late = built(JsonEdit.with(Orders.order("EC-2"), "/destination", "'JP'"));
        assertThat(late.status()).isEqualTo(Status.SIGNED);
        Json.Obj warning = (Json.Obj) trace(late).list("warnings").getFirst();
        assertThat(warning.required("code")).isEqualTo("MANUAL_PATH_CLOSED");
        assertThat(warning.required("fix")).contains("PUT /v1/stores/shop/settings");
        assertThat(warning.object("zh").required("message")).contains("人工程序");
    }

    @Test
    void where_the_platform_takes_no_documents_there_is_nothing_to_choose() {
        terms("{'manualPath':['AU']}");
        given.profiles.submitFrom(null);
        Certificate row = built(JsonEdit.with(Orders.order("EC-1"), "/destination", "'AU'"));
        assertThat(row.state()).isEqualTo(new State.NotRequired(State.NotRequired.Reason.PLATFORM_DOES_NOT_COVER));
        assertThat(trace(row).list("warnings")).hasSize(1);
    }

    @Test
    void a_store_that_leaves_the_manual_path_builds_its_orders_anew() {
        terms("{'manualPath':['VN']}");
        Certificate row = built(Orders.order("EC-1"));
        terms("{}");
        given.rebuild(row.id());
        given.building.build(given.row(row.id()).documentId());
        assertThat(given.row(row.id()).status()).isEqualTo(Status.SIGNED);
    }
}

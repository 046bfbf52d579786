package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.status.Requests.ACME;
import static org.ecorelay.status.Requests.BETA;

import java.util.List;
import java.util.Map;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Terms;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    private final Given given = new Given();
    private final Applications applications = new Applications(given.certificates, given.ledger);

    @BeforeEach
    void applies() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
    }

    private Certificate waiting(Json.Obj order) {
        Certificate row = given.accepted(order);
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.AWAITING_ISSUER);
        return row;
    }

    private HttpResponse show(Certificate row, Map<String, String> query, Map<String, String> headers) {
        return applications.show(
                ACME, new HttpRequest("r", "GET /x", Map.of("id", row.id().value()), query, headers, new byte[0]));
    }

    private static Json.Obj goods(Json.Obj form) {
        return (Json.Obj) form.list("goodsList").getFirst();
    }

    private static List<String> toFill(Json.Obj answer) {
        return texts(answer, "toFill");
    }

    private static List<String> texts(Json.Obj object, String name) {
        return object.list(name).stream()
                .map(text -> text.asText().orElseThrow())
                .toList();
    }

    @Test
    void the_form_of_customs_is_filled_as_far_as_it_is_known_and_says_what_is_not() {
        Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/invoice", "{'number':'INV-1','date':'2026-09-01'}");
        HttpResponse answer = show(waiting(order), Map.of(), Map.of());
        assertThat(answer.status()).isEqualTo(200);
        Json.Obj body = Requests.body(answer);
        Json.Obj form = body.object("form");
        assertThat(body.required("body")).isEqualTo("CUSTOMS");
        assertThat(form.required("exporter")).startsWith("Acme Bamboo, 3 Road");
        assertThat(form.required("consignee")).startsWith("Nguyen Van A");
        assertThat(form.required("invNo")).isEqualTo("INV-1");
        assertThat(form.required("mark")).isEqualTo("N/M");
        assertThat(goods(form).required("hsCode")).isEqualTo("940360");
        assertThat(goods(form).required("oriCriteria")).isEqualTo("CTC");
        assertThat(goods(form).required("goodsNameE")).isEqualTo("Bamboo dining table");
        assertThat(toFill(body))
                .contains("/certNo", "/orgCode", "/applyType", "/goodsList/0/goodsName")
                .doesNotContain("/invNo", "/exporter", "/goodsList/0/oriCriteria", "/goodsList/0/oriCriteriaSub");
        assertThat(toFill(body)).allSatisfy(pointer -> assertThat(pointer).startsWith("/"));
        assertThat(texts(body, "provisional")).isEmpty();
    }

    @Test
    void what_only_stands_in_for_an_invoice_is_filled_and_named() {
        Json.Obj body = Requests.body(show(waiting(Orders.order("EC-1")), Map.of(), Map.of()));
        assertThat(body.object("form").required("invNo")).isEqualTo("EC-1");
        assertThat(texts(body, "provisional"))
                .containsExactly("/invNo", "/invoiceInfoList/0/invNo", "/invDate", "/invoiceInfoList/0/invDate");
        assertThat(toFill(body)).doesNotContain("/invNo", "/invDate");
        Terms.of(given, "{'invoiceNumber':'INV-{orderNumber}'}");
        Json.Obj ruled = Requests.body(show(waiting(Orders.order("EC-2")), Map.of(), Map.of()));
        assertThat(ruled.object("form").required("invNo")).isEqualTo("INV-EC-2");
        assertThat(texts(ruled, "provisional")).containsExactly("/invDate", "/invoiceInfoList/0/invDate");
    }

    @Test
    void the_form_says_what_the_boxes_of_the_document_will_say() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.00"));
        Json.Obj body = Requests.body(show(
                waiting(JsonEdit.with(Orders.order("EC-1"), "/lines/0/marks", "'EC-1 / 1-2'")), Map.of(), Map.of()));
        Json.Obj boxes = body.object("boxes");
        assertThat(boxes.members().keySet()).hasSize(18).contains("head", "1", "2", "17");
        assertThat(body.object("form").required("exporter")).isEqualTo(boxes.required("1"));
        assertThat(body.object("form").required("consignee")).isEqualTo(boxes.required("2"));
        assertThat(boxes.required("2")).isEqualTo("Nguyen Van A, 1 Le Loi, Da Nang, Viet Nam");
        assertThat(body.object("form").required("mark")).isEqualTo("EC-1 / 1-2");
        assertThat(texts(boxes, "12").getFirst()).isEqualTo("2 PCS\nFOB USD 200.00");
        assertThat(goods(body.object("form")).required("goodsQty")).isEqualTo("2 PCS");
        assertThat(texts(boxes, "10"))
                .containsExactly(goods(body.object("form")).required("oriCriteria"));
        assertThat(given.ledger.list(
                        CertificateId.parse(body.required("certificateId")).orElseThrow(), "application"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.text()).doesNotContain("Nguyen"));
    }

    @Test
    void the_form_of_ccpit_is_another() {
        Json.Obj body = Requests.body(show(waiting(Orders.order("EC-1")), Map.of("body", "CCPIT"), Map.of()));
        assertThat(body.object("form").required("importerEnName")).isEqualTo("Nguyen Van A");
        assertThat(body.object("form").members()).containsKey("tradeModeCode").doesNotContainKey("certNo");
    }

    @Test
    void rows_have_no_formula_in_any_cell() {
        given.registry.put(
                Given.ACCOUNT, "product#TABLE-01", JsonEdit.with(Orders.product(), "/description", "'=HYPERLINK(1)'"));
        Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/consignee/name", Json.text("@SUM(A1), \"Ltd\""));
        HttpResponse answer = show(waiting(order), Map.of("format", "csv"), Map.of());
        assertThat(answer.headers().get("content-type")).startsWith("text/csv");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("certNo,applyType,").endsWith(",toFill");
        assertThat(lines.getLast()).contains("'=HYPERLINK(1)", "\"'@SUM(A1), \"\"Ltd\"\"");
        assertThat(("," + lines.getLast()).matches(".*,[=+@-].*")).isFalse();
    }

    @Test
    void accept_chooses_the_format() {
        Certificate row = waiting(Orders.order("EC-1"));
        assertThat(show(row, Map.of(), Map.of("accept", "text/csv")).headers().get("content-type"))
                .startsWith("text/csv");
        assertThat(show(row, Map.of("format", "json"), Map.of("accept", "text/csv"))
                        .headers()
                        .get("content-type"))
                .isEqualTo("application/json");
        assertThat(show(row, Map.of("format", "xml"), Map.of()).status()).isEqualTo(400);
    }

    @Test
    void a_declaration_has_no_application_and_another_account_sees_nothing() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.exporter());
        Certificate signed = given.signed("EC-1");
        assertThat(show(signed, Map.of(), Map.of()).status()).isEqualTo(409);
        HttpResponse foreign = applications.show(BETA, Requests.of(signed.id().value()));
        assertThat(foreign.status()).isEqualTo(404);
    }

    @Test
    void a_corrected_order_has_the_application_of_its_new_version() {
        Certificate row = waiting(Orders.order("EC-1"));
        given.correct(row.id(), JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        assertThat(show(row, Map.of(), Map.of()).status()).isEqualTo(409);
        given.building.build(given.row(row.id()).documentId());
        Json.Obj form = Requests.body(show(row, Map.of(), Map.of())).object("form");
        assertThat(goods(form).required("goodsQty")).isEqualTo("3 PCS");
    }
}

package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.route.CoupleCertificate.Result;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;

/** From an order whose exporter applies at an issuing body to a document that carries the issued certificate. */
class IssuingRouteTest {
    private final Issuing issuing = new Issuing();
    private final Given given = issuing.given;

    @Test
    void an_order_waits_for_the_issuing_body_and_is_no_error() {
        Certificate row = issuing.waiting("EC-1");
        assertThat(row.noticeDue()).isTrue();
        assertThat(row.status().needsAttention()).isFalse();
        assertThat(given.ledger.list(row.id(), "application")).hasSize(1);
        assertThat(given.ledger.list(row.id(), "document")).isEmpty();
        given.poll();
        assertThat(given.row(row.id()).due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofDays(1)));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.row(row.id()).event()).isEqualTo(row.event());
    }

    @Test
    void many_orders_are_told_together_as_certificates_to_apply_for() {
        IntStream.range(0, 5).forEach(i -> issuing.waiting("EC-" + i));
        given.poll();
        assertThat(given.email.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("[eCO Relay] Apply for the CO: 5 orders");
            assertThat(notice.headline()).doesNotContain("helps one");
            assertThat(notice.facts().get("What to do")).contains("/application", "POST /v1/issued-certificates");
        });
    }

    @Test
    void the_exporter_is_reminded_after_three_days() {
        Certificate row = issuing.waiting("EC-1");
        for (int hour = 0; hour < 24 * 6; hour++) {
            given.clock.pass(Duration.ofHours(1));
            given.poll();
            issuing.work();
        }
        assertThat(given.email.delivered())
                .filteredOn(Notice::reminds)
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.subject()).startsWith("[eCO Relay] Reminder: apply for the CO: "));
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.row(row.id()).isStuck()).isFalse();
    }

    @Test
    void an_issued_certificate_brings_its_order_on_by_itself() {
        Certificate row = issuing.waiting("EC-1");
        assertThat(issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"))).isInstanceOf(Result.Accepted.class);
        issuing.work();
        Certificate signed = given.row(row.id());
        assertThat(signed.status()).isEqualTo(Status.SIGNED);
        assertThat(signed.version()).isEqualTo(1);
        assertThat(signed.lineage().issued()).contains("CCPIT " + Issuing.NUMBER);
        assertThat(Issuing.types(issuing.document(row.id(), 1)))
                .contains("CertificateOfOrigin")
                .doesNotContain("DeclarationOfOrigin");
        assertThat(issuing.number(row.id(), 1)).isEqualTo(Issuing.NUMBER);
        assertThat(issuing.document(row.id(), 1).text("validFrom")).contains("2026-09-01T00:00:00Z");
        assertThat(CertificateRow.read(CertificateRow.write(signed))).isEqualTo(signed);
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
    }

    @Test
    void a_certificate_that_comes_before_its_order_waits_for_it() {
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        assertThat(given.orders.receive()).isEmpty();
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(issuing.number(row.id(), 1)).isEqualTo(Issuing.NUMBER);
    }

    @Test
    void one_that_comes_while_the_builder_is_about_to_wait_wakes_it() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().at("commit", () -> issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1")));
        given.building.build(row.documentId());
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void a_lost_message_costs_a_minute_and_not_a_day() {
        Certificate row = issuing.waiting("EC-1");
        given.poll();
        given.orders.lose();
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        given.orders.keep();
        given.poll();
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void one_that_comes_while_the_builder_finds_that_nothing_originates_wins() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().at("commit", () -> issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1")));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(issuing.number(row.id(), 1)).isEqualTo(Issuing.NUMBER);
    }

    @Test
    void goods_that_do_not_originate_by_our_rules_stand_as_issued_with_a_warning() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.NOT_QUALIFIED);
        given.poll();
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        issuing.work();
        Certificate now = given.row(row.id());
        assertThat(now.status()).isEqualTo(Status.SIGNED);
        assertThat(now.version()).isEqualTo(2);
        Json.Obj trace = given.ledger.list(row.id(), "trace").stream()
                .map(item -> JsonReader.readOwn(item.body()))
                .filter(body -> body.get("issued").isPresent())
                .findFirst()
                .orElseThrow();
        Json.Obj line = ((Json.Obj) trace.list("lines").getFirst()).object("determination");
        assertThat(line.object("basis").text("kind")).contains("ISSUED");
        assertThat(line.list("warnings").toString()).contains("ISSUED_ORIGIN_DOUBTED");
    }

    /** Codes of the warnings about the one line of an order that this is told of. */
    private List<String> warned(String order, String changes) {
        Certificate row = given.accepted(Orders.order(order));
        Json.Obj told = Issuing.issued("R-" + order, order);
        var item = Json.object();
        ((Json.Obj) told.list("items").getFirst()).members().forEach(item::put);
        ((Json.Obj) JsonEdit.json(changes)).members().forEach(item::put);
        issuing.tell(JsonEdit.with(told, "/items/0", item.build()));
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
        Json.Obj trace = JsonReader.readOwn(
                given.ledger.list(row.id(), "trace").getLast().body());
        return ((Json.Obj) trace.list("lines").getFirst())
                .object("determination").list("warnings").stream()
                        .map(warning -> ((Json.Obj) warning).required("code") + " "
                                + ((Json.Obj) warning).text("pointer").orElse(""))
                        .toList();
    }

    @Test
    void another_code_and_another_quantity_than_issued_are_warnings_and_hold_nothing() {
        assertThat(warned("EC-1", "{'hsCode':'940360','quantity':'2.00'}")).isEmpty();
        assertThat(warned("EC-2", "{}")).isEmpty();
        assertThat(warned("EC-3", "{'hsCode':'940382'}")).containsExactly("ISSUED_HS_DIFFERS /lines/0/sku");
        assertThat(warned("EC-4", "{'quantity':'1'}")).containsExactly("ISSUED_QUANTITY_DIFFERS /lines/0/quantity");
        assertThat(warned("EC-5", "{'quantity':'3'}")).containsExactly("ISSUED_QUANTITY_DIFFERS /lines/0/quantity");
        assertThat(warned("EC-6", "{'hsCode':'940382','quantity':'3','criterion':'PE'}"))
                .containsExactly(
                        "ISSUED_ORIGIN_DIFFERS /lines/0",
                        "ISSUED_HS_DIFFERS /lines/0/sku",
                        "ISSUED_QUANTITY_DIFFERS /lines/0/quantity");
    }

    @Test
    void a_certificate_of_several_orders_may_have_more_than_one_of_them_and_not_less() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        Json.Obj both = JsonEdit.with(
                Issuing.issued(Issuing.NUMBER, "EC-1"), "/orders/1", "{'store':'shop','orderNumber':'EC-2'}");
        issuing.tell(JsonEdit.with(both, "/items/0/quantity", "'4'"));
        issuing.work();
        assertThat(given.ledger.list(row.id(), "trace").getLast().text()).doesNotContain("ISSUED_QUANTITY_DIFFERS");
        Json.Obj less =
                JsonEdit.with(Issuing.issued("R-LESS", "EC-3"), "/orders/1", "{'store':'shop','orderNumber':'EC-4'}");
        Certificate other = given.accepted(Orders.order("EC-3"));
        issuing.tell(JsonEdit.with(less, "/items/0/quantity", "'1'"));
        issuing.work();
        assertThat(given.ledger.list(other.id(), "trace").getLast().text()).contains("ISSUED_QUANTITY_DIFFERS");
    }

    @Test
    void where_the_platform_decides_before_the_number_the_number_is_the_next_version() {
        given.profiles.sendBeforeNumber();
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(Issuing.types(issuing.document(row.id(), 1)))
                .doesNotContain("CertificateOfOrigin", "DeclarationOfOrigin");
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        issuing.work();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
        assertThat(issuing.number(row.id(), 2)).isEqualTo(Issuing.NUMBER);
    }

    @Test
    void one_that_comes_while_a_document_without_number_is_committed_is_not_lost() {
        given.profiles.sendBeforeNumber();
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().at("commit", () -> issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1")));
        given.building.build(row.documentId());
        given.poll();
        issuing.work();
        Certificate now = given.row(row.id());
        assertThat(now.status()).isEqualTo(Status.SIGNED);
        assertThat(issuing.number(row.id(), now.version())).isEqualTo(Issuing.NUMBER);
    }
}

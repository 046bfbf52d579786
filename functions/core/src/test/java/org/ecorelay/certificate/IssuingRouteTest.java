package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.ecorelay.certificate.route.CoupleCertificate.Result;
import org.ecorelay.fixture.Given;
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

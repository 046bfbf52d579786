package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.change.Sharing.id;
import static org.ecorelay.certificate.change.Sharing.together;

import java.time.Duration;
import java.util.List;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.WithdrawCertificate.Ending;
import org.ecorelay.certificate.route.ApplicationForm;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.OrderFields;
import org.junit.jupiter.api.Test;

/** What becomes of the orders that share a shipment depends on the one that leads. */
class LeadingOrdersTest {
    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);

    @Test
    void an_order_that_leaves_the_shipment_goes_on_by_itself_and_the_lead_has_a_version_without_it() {
        sharing.accepted("A", "B", "C");
        sharing.ship("A", "B", "C");
        sharing.settle();
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        sharing.settle();
        sharing.ship("A", "C");
        sharing.settle();
        assertThat(given.status(id("A"))).isEqualTo(Status.PENDING);
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        assertThat(sharing.row("B").version()).isEqualTo(2);
        sharing.isCovered("C", "A");
        sharing.eachIsOnOneCertificate("A", "B", "C");
        // It may come back as long as it is not filed, and not afterwards.
        sharing.isRefused("B", "sent to the platform already");
    }

    @Test
    void when_a_lead_is_withdrawn_before_it_was_filed_the_others_go_on_by_themselves() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        sharing.isCovered("B", "A");
        assertThat(given.withdraw(id("A"))).isInstanceOf(Ending.Accepted.class);
        sharing.settle();
        assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        sharing.eachIsOnOneCertificate("B");
    }

    @Test
    void when_an_approved_lead_is_withdrawn_the_others_go_on_by_themselves() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        sharing.settle();
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        sharing.settle();
        given.clock.pass(Duration.ofDays(90));
        given.withdraw(id("A"));
        sharing.settle();
        assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        sharing.eachIsOnOneCertificate("B");
        assertThat(given.withdraw(id("A"))).isInstanceOf(Ending.Already.class);
    }

    @Test
    void a_partial_shipment_is_shared_by_its_part_alone() {
        sharing.accepted("A", "B");
        Json.Obj some = JsonEdit.with(together("A", "B"), "/lines", "[{'sku':'TABLE-01','quantity':'1'}]");
        assertThat(sharing.put("A", 1, some)).isInstanceOf(Correction.Accepted.class);
        sharing.settle();
        CertificateId part = CertificateId.of(Given.ACCOUNT, "shop", "A", 2);
        assertThat(sharing.invoices(given.row(part).documentId()))
                .containsExactly("INV-A of 2026-09-01", "INV-B of 2026-09-02");
        assertThat(sharing.invoices(sharing.row("A").documentId())).containsExactly("A of 2026-09-01");
        sharing.isCovered("B", "A");
        given.withdraw(id("A"));
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        given.platform.verdict(given.row(part).documentId(), "Approved");
        sharing.settle();
        sharing.settle();
        assertThat(given.status(part)).isEqualTo(Status.WITHDRAWN);
        sharing.eachIsOnOneCertificate("B");
    }

    @Test
    void more_goods_than_one_document_carries_are_parts_of_the_lead() {
        given.profiles.limitItems(2);
        sharing.accepted("A", "B", "C");
        sharing.ship("A", "B", "C");
        sharing.settle();
        assertThat(sharing.row("A").parts()).isEqualTo(2);
        CertificateId part = CertificateId.of(Given.ACCOUNT, "shop", "A", 2);
        assertThat(sharing.invoices(given.row(part).documentId())).containsExactly("INV-C of 2026-09-02");
        sharing.eachIsOnOneCertificate("A", "B", "C");
    }

    @Test
    void the_waiver_looks_at_the_whole_shipment() {
        given.accepted(JsonEdit.with(Orders.order("A"), "/lines/0/value", "'150'"));
        given.accepted(JsonEdit.with(Orders.order("B"), "/lines/0/value", "'150'"));
        sharing.ship("A", "B");
        sharing.settle();
        assertThat(given.status(id("A"))).isEqualTo(Status.PENDING);
        sharing.isCovered("B", "A");
    }

    @Test
    void a_lead_that_needs_no_document_covers_nobody() {
        given.accepted(JsonEdit.with(Orders.order("A"), "/lines/0/value", "'50'"));
        given.accepted(JsonEdit.with(Orders.order("B"), "/lines/0/value", "'50'"));
        sharing.ship("A", "B");
        sharing.settle();
        var waived = new State.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
        assertThat(List.of(sharing.row("A").state(), sharing.row("B").state())).containsOnly(waived);
    }

    @Test
    void a_lead_whose_store_is_switched_off_releases_the_others() {
        given.accepted(JsonEdit.with(Orders.order("A"), "/lines/0/sku", "'CHAIR-01'"));
        sharing.accepted("B");
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        assertThat(given.status(id("A"))).isEqualTo(Status.NEEDS_DATA);
        sharing.isCovered("B", "A");
        given.mode("off");
        given.building.build(sharing.row("A").documentId());
        sharing.settle();
        var off = new State.NotRequired(State.NotRequired.Reason.STORE_OFF);
        assertThat(List.of(sharing.row("A").state(), sharing.row("B").state())).containsOnly(off);
    }

    @Test
    void an_observed_lead_covers_the_others_and_nothing_is_sent() {
        given.mode("observe");
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        sharing.settle();
        assertThat(sharing.row("A").state()).isEqualTo(new State.Observed(List.of()));
        sharing.isCovered("B", "A");
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void on_the_route_of_an_issuing_body_one_application_has_the_goods_and_the_invoices_of_all() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
        sharing.accepted("A", "B");
        sharing.settle();
        assertThat(given.status(id("B"))).isEqualTo(Status.AWAITING_ISSUER);
        sharing.ship("A", "B");
        sharing.settle();
        assertThat(given.status(id("A"))).isEqualTo(Status.AWAITING_ISSUER);
        sharing.isCovered("B", "A");
        Json.Obj application = given.ledger.list(id("A"), "application").stream()
                .filter(item -> item.text().contains("\"line\":2"))
                .map(item -> JsonReader.readOwn(item.body()))
                .findFirst()
                .orElseThrow();
        var form = ApplicationForm.of(
                ApplicationForm.Kind.CUSTOMS, application, OrderFields.readAccepted(Orders.order("A")));
        assertThat(form.fields().required("invNo")).isEqualTo("INV-A; INV-B");
        assertThat(form.fields().list("invoiceInfoList")).hasSize(2);
    }
}

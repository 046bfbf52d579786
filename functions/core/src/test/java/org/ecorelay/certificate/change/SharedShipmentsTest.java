package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.change.Sharing.id;
import static org.ecorelay.certificate.change.Sharing.together;

import java.time.Duration;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several orders of one shipment: the certificate of the one that leads has the goods of all. */
class SharedShipmentsTest {
    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);

    @Test
    void the_orders_of_a_shipment_share_a_certificate_with_an_invoice_each() {
        sharing.accepted("A", "B", "C");
        sharing.ship("A", "B", "C");
        sharing.settle();
        assertThat(given.status(id("A"))).isEqualTo(Status.PENDING);
        sharing.isCovered("B", "A");
        sharing.isCovered("C", "A");
        assertThat(given.platform.registrations())
                .containsExactly(sharing.row("A").documentId());
        assertThat(sharing.invoices(sharing.row("A").documentId()))
                .containsExactly("INV-A of 2026-09-01", "INV-B of 2026-09-02", "INV-C of 2026-09-02");
        assertThat(sharing.tree(sharing.row("A").documentId())
                        .object("supplyChainConsignment")
                        .toString())
                .contains("MV Hope 12E", "Da Nang");
        sharing.eachIsOnOneCertificate("A", "B", "C");
    }

    @Test
    void nobody_is_told_of_a_covered_order_and_in_the_end_nobody_looks_at_it() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        sharing.settle();
        assertThat(given.email.delivered()).isEmpty();
        assertThat(sharing.row("B").due()).isEmpty();
        assertThat(sharing.row("B").isStuck()).isFalse();
    }

    @Test
    void an_order_without_an_invoice_in_the_shipment_has_its_own_or_its_number() {
        sharing.accepted("A");
        given.accepted(JsonEdit.with(Orders.order("B"), "/invoice", "{'number':'OWN-7','date':'2026-08-31'}"));
        sharing.accepted("C");
        Json.Obj body = JsonEdit.with(together("A"), "/together", "[{'orderNumber':'B'},{'orderNumber':'C'}]");
        assertThat(sharing.put("A", 1, body)).isInstanceOf(Correction.Accepted.class);
        sharing.settle();
        assertThat(sharing.invoices(sharing.row("A").documentId()))
                .containsExactly("INV-A of 2026-09-01", "OWN-7 of 2026-08-31", "C of 2026-09-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "SIGNED", "NEEDS_DATA", "DEFERRED", "NOT_QUALIFIED", "NOT_REQUIRED"})
    void what_the_platform_does_not_have_can_be_covered(Status status) {
        switch (status) {
            case SIGNED -> given.signed("B");
            case DEFERRED -> {
                given.platform.deferNext(Duration.ofHours(9));
                given.pending("B");
            }
            case NEEDS_DATA -> {
                given.accepted(JsonEdit.with(Orders.order("B"), "/lines/0/sku", "'CHAIR-01'"));
                sharing.settle();
                given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
            }
            case NOT_QUALIFIED -> {
                given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.byValue("99.00"));
                given.accepted(JsonEdit.with(Orders.order("B"), "/lines/0/sku", "'CHAIR-01'"));
                sharing.settle();
                given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
            }
            case NOT_REQUIRED -> {
                given.accepted(JsonEdit.with(Orders.order("B"), "/lines/0/value", "'150'"));
                sharing.settle();
            }
            default -> sharing.accepted("B");
        }
        assertThat(given.status(id("B"))).isEqualTo(status);
        given.orders.receive();
        sharing.accepted("A");
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        sharing.settle();
        sharing.isCovered("B", "A");
        assertThat(given.platform.registrations()).hasSize(1);
    }

    @Test
    void the_same_shipment_again_is_the_same_answer_and_no_new_version() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        sharing.settle();
        Certificate row = sharing.row("A");
        assertThat(sharing.put("A", 1, together("A", "B")))
                .isEqualTo(new Correction.Accepted(row, row.version(), false));
        assertThat(sharing.row("A")).isEqualTo(row);
    }
}

package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.change.Sharing.id;
import static org.ecorelay.certificate.change.Sharing.together;

import java.util.List;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shipments that are told while a worker holds the claim: nobody knows yet whether the platform has the order without them. */
class ShipmentsInFlightTest {
    private static final CertificateId SECOND = CertificateId.of(Given.ACCOUNT, "shop", "A", 2);

    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);

    private void ship(String quantity) {
        Json.Obj body =
                JsonEdit.with(together("A"), "/lines", "[{'sku':'TABLE-01','quantity':'%s'}]".formatted(quantity));
        assertThat(sharing.put("A", 1, body)).isInstanceOf(Correction.Accepted.class);
    }

    private void isDividedAfterTheAnswer() {
        given.platform.verdict(id("A").version(1), "Approved");
        given.settle(8);
        assertThat(sharing.row("A").version()).isEqualTo(2);
        assertThat(sharing.row("A").versionInForce()).isEqualTo(1);
        assertThat(sharing.row("A").parts()).isEqualTo(2);
        assertThat(sharing.invoices(given.row(SECOND).documentId())).containsExactly("INV-A of 2026-09-01");
        assertThat(given.platform.registrations())
                .containsExactlyInAnyOrder(id("A").version(1), id("A").version(2), SECOND.version(1));
    }

    /** Before the request leaves, and between the platform's answer and its record. */
    @ParameterizedTest
    @ValueSource(strings = {"submit", "submitted"})
    void a_shipment_that_arrives_while_a_worker_sends_is_wanted_and_the_answer_is_recorded(String step) {
        Certificate row = given.signed("A");
        given.platform.steps().at(step, () -> {
            assertThat(given.status(id("A"))).isEqualTo(Status.SUBMITTING);
            ship("1");
            assertThat(given.status(id("A"))).isEqualTo(Status.SUBMITTING);
            assertThat(sharing.row("A").lineage().wanted()).isPresent();
            assertThat(given.certificates.find(SECOND)).isEmpty();
        });
        given.submitting.submit(row.documentId());
        assertThat(given.status(id("A"))).isEqualTo(Status.PENDING);
        assertThat(given.platform.registrations()).containsExactly(id("A").version(1));
        isDividedAfterTheAnswer();
    }

    @Test
    void a_shipment_that_arrives_after_the_worker_died_waits_until_the_platform_was_asked() {
        Certificate row = given.signed("A");
        given.platform.steps().crashAt("submitted");
        Given.dying(() -> given.submitting.submit(row.documentId()));
        assertThat(given.status(id("A"))).isEqualTo(Status.SUBMITTING);
        ship("1");
        assertThat(given.status(id("A"))).isEqualTo(Status.SUBMITTING);
        isDividedAfterTheAnswer();
    }

    @Test
    void a_shipment_that_arrives_while_a_request_gets_lost_needs_no_second_try_of_the_first_version() {
        Certificate row = given.signed("A");
        given.platform.loseNextRequest();
        given.platform.steps().at("submitted", () -> ship("1"));
        given.submitting.submit(row.documentId());
        assertThat(given.status(id("A"))).isEqualTo(Status.OUTCOME_UNKNOWN);
        given.settle(8);
        assertThat(sharing.row("A").version()).isEqualTo(2);
        assertThat(given.platform.registrations()).containsExactlyInAnyOrder(id("A").version(2), SECOND.version(1));
    }

    @Test
    void a_shipment_with_another_order_that_arrives_while_a_worker_sends_covers_it_after_the_answer() {
        given.accepted(JsonEdit.with(Orders.order("B"), "/lines/0/sku", "'CHAIR-01'"));
        given.building.build(sharing.row("B").documentId());
        assertThat(given.status(id("B"))).isEqualTo(Status.NEEDS_DATA);
        Certificate row = given.signed("A");
        given.platform.steps().at("submit", () -> sharing.ship("A", "B"));
        given.submitting.submit(row.documentId());
        given.settle(2);
        assertThat(given.status(id("B"))).isEqualTo(Status.NEEDS_DATA);
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        given.platform.verdict(id("A").version(1), "Approved");
        given.settle(8);
        assertThat(sharing.row("B").state()).isEqualTo(new State.Covered(id("A")));
        assertThat(List.of(sharing.row("A").version(), sharing.row("A").versionInForce()))
                .containsExactly(2, 1);
        sharing.eachIsOnOneCertificate("A", "B");
    }
}

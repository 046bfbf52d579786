package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.change.Sharing.id;
import static org.ecorelay.certificate.change.Sharing.together;

import java.util.Optional;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ended;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** Shipments that are told, changed and taken back while the orders that share them move on. */
class SharedShipmentsOverTimeTest {
    private static final Json.Obj NOTHING =
            (Json.Obj) JsonEdit.json("{'invoice':{'number':'INV-0','date':'2026-09-01'},'lines':[]}");

    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);

    private void put(String lead, int shipment, Json.Obj body) {
        assertThat(sharing.put(lead, shipment, body)).isInstanceOf(Correction.Accepted.class);
    }

    private static Json.Obj of(String sku, Json.Obj shipment) {
        return JsonEdit.with(shipment, "/lines", "[{'sku':'%s','quantity':'1'}]".formatted(sku));
    }

    private Optional<Ended> ended(String number, int version) {
        return Ended.of(sharing.row(number), version);
    }

    @Test
    void what_an_order_let_go_is_not_lost_when_its_own_build_never_comes() {
        sharing.accepted("A", "B", "C");
        sharing.ship("B", "C");
        given.building.build(sharing.row("B").documentId());
        sharing.isCovered("C", "B");
        given.orders.receive();
        given.submissions.receive();
        put("B", 1, NOTHING);
        given.orders.receive();
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        sharing.isCovered("B", "A");
        assertThat(sharing.row("C").state()).as("nobody has its goods").isNotInstanceOf(State.Covered.class);
        given.settle(8);
        sharing.eachIsOnOneCertificate("A", "B", "C");
    }

    @Test
    void an_order_with_a_correction_that_waits_is_not_covered() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        Certificate row = sharing.row("B");
        var wished = new Wanted.Version(new Basis(row.orderHash(), "VN", 1, Optional.empty(), Optional.empty()));
        given.certificates.commit(row.wanting(Optional.of(wished), row.due(), given.clock.instant()));
        assertThat(CoverOrders.obstacle(sharing.row("B"), id("A"))).contains(CoverOrders.Obstacle.CHANGED);
        given.building.build(sharing.row("A").documentId());
        assertThat(given.status(id("A"))).isEqualTo(Status.NEEDS_DATA);
        assertThat(sharing.row("B").lineage().wanted()).contains(wished);
    }

    @Test
    void a_document_that_was_signed_for_an_order_alone_does_not_count_beside_its_leads() {
        sharing.accepted("A", "B");
        given.building.build(sharing.row("B").documentId());
        assertThat(given.status(id("B"))).isEqualTo(Status.SIGNED);
        assertThat(ended("B", 1)).isEmpty();
        given.submissions.receive();
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        sharing.isCovered("B", "A");
        assertThat(ended("B", 1)).contains(Ended.REPLACED);
        given.settle(8);
        sharing.eachIsOnOneCertificate("A", "B");
    }

    @Test
    void an_order_stays_covered_until_every_part_of_a_withdrawn_lead_is_given_back() {
        given.accepted(JsonEdit.with(Orders.order("A"), "/lines/0/quantity", "'2'"));
        sharing.accepted("B");
        put("A", 1, of("TABLE-01", together("A", "B")));
        given.settle(3);
        CertificateId part = CertificateId.of(Given.ACCOUNT, "shop", "A", 2);
        sharing.isCovered("B", "A");
        assertThat(given.status(part)).isEqualTo(Status.PENDING);
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        given.settle(2);
        given.withdraw(id("A"));
        given.settle(6);
        assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.status(part)).as("the platform has not decided").isEqualTo(Status.PENDING);
        sharing.isCovered("B", "A");
        given.platform.verdict(given.row(part).documentId(), "Approved");
        given.settle(8);
        assertThat(given.status(part)).isEqualTo(Status.WITHDRAWN);
        sharing.eachIsOnOneCertificate("B");
    }
}

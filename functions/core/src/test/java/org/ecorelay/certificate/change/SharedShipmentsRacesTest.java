package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.change.Sharing.id;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others that come first while orders share a shipment: none is on two certificates, none on no one. */
class SharedShipmentsRacesTest {
    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);

    @BeforeEach
    void three_orders() {
        List.of("A", "B", "C").forEach(number -> given.accepted(Orders.order(number)));
    }

    @Test
    void a_claim_that_comes_first_wins_and_the_lead_asks() {
        given.building.build(sharing.row("B").documentId());
        sharing.ship("A", "B");
        given.certificates
                .steps()
                .at("commit", () -> given.submitting.submit(sharing.row("B").documentId()));
        given.building.build(sharing.row("A").documentId());
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        assertThat(((State.NeedsData) sharing.row("A").state()).first().code()).isEqualTo("SHARED_ORDER_FILED");
        assertThat(given.platform.registrations()).hasSize(1);
    }

    @Test
    void a_claim_that_comes_second_sends_nothing() {
        given.building.build(sharing.row("B").documentId());
        DocumentId queued = sharing.row("B").documentId();
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        given.submitting.submit(queued);
        given.settle(8);
        sharing.eachIsOnOneCertificate("A", "B");
    }

    @Test
    void a_build_of_the_covered_order_that_began_before_commits_nothing() {
        sharing.ship("A", "B");
        given.ledger
                .steps()
                .at(
                        "appended document",
                        () -> given.building.build(sharing.row("A").documentId()));
        given.building.build(sharing.row("B").documentId());
        assertThat(sharing.row("B").state()).isEqualTo(new State.Covered(id("A")));
        given.settle(8);
        sharing.eachIsOnOneCertificate("A", "B");
    }

    @Test
    void a_lead_that_is_withdrawn_while_it_is_built_releases_what_the_build_covers_afterwards() {
        sharing.ship("A", "B");
        given.certificates.steps().at("commit", () -> {
            given.withdraw(id("A"));
            given.clock.pass(Duration.ofMinutes(1));
            given.poll();
            assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        });
        given.building.build(sharing.row("A").documentId());
        assertThat(sharing.row("B").state()).isEqualTo(new State.Covered(id("A")));
        sharing.settleAll();
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        sharing.eachIsOnOneCertificate("B");
    }

    @Test
    void an_order_that_leaves_while_an_older_build_covers_it_goes_on_by_itself() {
        sharing.ship("A", "B", "C");
        DocumentId older = sharing.row("A").documentId();
        given.certificates.steps().at("commit", () -> {
            sharing.ship("A", "C");
            given.building.build(sharing.row("A").documentId());
        });
        given.building.build(older);
        assertThat(sharing.row("B").state()).isEqualTo(new State.Covered(id("A")));
        sharing.settleAll();
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        sharing.eachIsOnOneCertificate("A", "B", "C");
    }

    /** The look reads the lead, then the wish to withdraw it comes: the order is not taken for settled. */
    @Test
    void a_withdrawal_between_a_look_and_its_write_is_not_overlooked() {
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        given.submitting.submit(sharing.row("A").documentId());
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        given.certificates.steps().at("commit", () -> {
            given.withdraw(id("A"));
            given.poll();
            given.submissions.receive().forEach(given.submitting::submit);
            assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        });
        given.building.build(sharing.row("B").documentId());
        sharing.settleAll();
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        sharing.eachIsOnOneCertificate("B");
    }

    /** The row was called settled after the withdrawal made it due, and before the lead ended. */
    @Test
    void a_look_in_the_middle_of_a_withdrawal_leaves_the_order_due() {
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        given.settle(3);
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        given.settle(3);
        given.withdraw(id("A"));
        given.poll();
        // The wish and the wake-up are written; the end of the lead is the third write from here.
        var steps = given.certificates.steps();
        steps.at("committed", () -> given.building.build(sharing.row("B").documentId()));
        given.submissions.receive().forEach(given.submitting::submit);
        sharing.settleAll();
        assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        sharing.eachIsOnOneCertificate("B");
    }

    /** A lead that was never filed could end with one write; the wish that comes before it is what every look sees. */
    @Test
    void a_look_after_each_write_of_a_withdrawal_leaves_the_order_due() {
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        assertThat(given.status(id("A"))).isEqualTo(Status.SIGNED);
        IntStream.range(0, 8)
                .forEach(_ -> given.certificates
                        .steps()
                        .at(
                                "committed",
                                () -> given.building.build(sharing.row("B").documentId())));
        given.withdraw(id("A"));
        given.clock.pass(Duration.ofMinutes(1));
        given.poll();
        given.certificates.steps().calm();
        sharing.settleAll();
        assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        sharing.eachIsOnOneCertificate("B");
    }

    @Test
    void a_shipment_told_while_the_lead_is_being_decided_covers_nobody_before_the_answer() {
        given.building.build(sharing.row("A").documentId());
        given.submitting.submit(sharing.row("A").documentId());
        sharing.ship("A", "B");
        assertThat(sharing.row("A").lineage().wanted()).isPresent();
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        given.poll();
        given.orders.receive().forEach(given.building::build);
        sharing.settleAll();
        assertThat(sharing.row("B").state()).isEqualTo(new State.Covered(id("A")));
        sharing.eachIsOnOneCertificate("A", "B");
    }

    @Test
    void a_correction_of_an_order_that_comes_before_it_is_covered_is_not_lost() {
        sharing.ship("A", "B");
        given.certificates
                .steps()
                .at(
                        "commit",
                        () -> assertThat(given.correct(
                                        id("B"), JsonEdit.with(Orders.order("B"), "/lines/0/quantity", "'7'")))
                                .isInstanceOf(Correction.Accepted.class));
        given.building.build(sharing.row("A").documentId());
        assertThat(((State.NeedsData) sharing.row("A").state()).first().code()).isEqualTo("SHARED_ORDER_CHANGED");
        sharing.ship("A");
        sharing.settleAll();
        sharing.eachIsOnOneCertificate("A", "B");
        assertThat(sharing.row("B").version()).isEqualTo(2);
    }
}

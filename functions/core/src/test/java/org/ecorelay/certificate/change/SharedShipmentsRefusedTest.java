package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.change.Sharing.id;
import static org.ecorelay.certificate.change.Sharing.together;

import java.util.List;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.WithdrawCertificate.Ending;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** Orders that cannot share a shipment, and corrections that a shared one does not take. */
class SharedShipmentsRefusedTest {
    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);

    private static void isDivided(List<FieldProblem> problems) {
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("of its own"));
    }

    @Test
    void what_is_filed_is_refused_whatever_came_of_it() {
        sharing.accepted("A");
        given.pending("B");
        sharing.isRefused("B", "sent to the platform already");
        given.approved("C");
        sharing.isRefused("C", "sent to the platform already");
        given.expiredClaim("D");
        assertThat(given.status(id("D"))).isEqualTo(Status.SUBMITTING);
        sharing.isRefused("D", "sent to the platform already");
    }

    @Test
    void what_is_corrected_after_it_was_filed_is_filed_all_the_same() {
        sharing.accepted("A");
        given.approved("B");
        given.settle(3);
        given.correct(id("B"), JsonEdit.with(Orders.order("B"), "/lines/0/quantity", "'3'"));
        assertThat(given.status(id("B"))).isEqualTo(Status.RECEIVED);
        sharing.isRefused("B", "sent to the platform already");
    }

    @Test
    void another_consignee_destination_or_currency_is_refused_by_name() {
        sharing.accepted("A");
        given.accepted(JsonEdit.with(Orders.order("B"), "/consignee/name", "'Tran Thi B'"));
        sharing.isRefused("B", "another consignee");
        given.accepted(JsonEdit.with(Orders.order("C"), "/destination", "'JP'"));
        sharing.isRefused("C", "another destination");
        given.accepted(JsonEdit.with(Orders.order("D"), "/currency", "'EUR'"));
        sharing.isRefused("D", "another currency");
        given.accepted(JsonEdit.with(Orders.order("E"), "/thirdPartyInvoice", "{'name':'Harbour','country':'HK'}"));
        sharing.isRefused("E", "another thirdPartyInvoice");
    }

    @Test
    void an_order_that_is_unknown_withdrawn_of_another_mode_or_exporter_or_taken_is_refused() {
        sharing.accepted("A", "B", "C", "D");
        sharing.isRefused("Z", "not an order of this store");
        given.withdraw(id("B"));
        sharing.isRefused("B", "withdrawn");
        given.accept(Orders.order("T"), KeyMode.TEST);
        sharing.isRefused("T", "other mode");
        sharing.ship("C", "D");
        sharing.settle();
        sharing.isRefused("D", "another order already");
        sharing.isRefused("C", "sent to the platform already");
        given.registry.put(Given.ACCOUNT, "store#shop", (Json.Obj)
                JsonEdit.json("{'id':'shop','exporter':'other','modes':{'*':'live'}}"));
        sharing.accepted("E");
        sharing.isRefused("E", "another exporter");
    }

    @Test
    void an_order_with_shipments_or_parts_of_its_own_is_refused_until_they_are_called_off() {
        sharing.accepted("A", "B");
        sharing.ship("B");
        sharing.isRefused("B", "shipments or parts of its own");
        assertThat(sharing.put("B", 1, JsonEdit.with(together("B"), "/lines", "[]")))
                .isInstanceOf(Correction.Accepted.class);
        sharing.ship("A", "B");
        sharing.settle();
        sharing.isCovered("B", "A");
    }

    @Test
    void itself_one_order_twice_and_nothing_of_the_lead_are_refused() {
        sharing.accepted("A", "B");
        assertThat(sharing.refused("A", "A", "B", "B"))
                .extracting(FieldProblem::pointer)
                .containsExactly("/together/0/orderNumber", "/together/2/orderNumber");
        var none = (Correction.Invalid) sharing.put("A", 1, JsonEdit.with(together("A", "B"), "/lines", "[]"));
        assertThat(none.problems()).extracting(FieldProblem::pointer).containsExactly("/together");
        Json.Obj some = JsonEdit.with(together("A", "B"), "/lines", "[{'sku':'TABLE-01','quantity':'1'}]");
        assertThat(sharing.put("A", 1, some)).isInstanceOf(Correction.Accepted.class);
        var again = (Correction.Invalid) sharing.put("A", 2, together("A", "B"));
        assertThat(again.problems().getFirst().message()).contains("another shipment of this order");
    }

    @Test
    void a_covered_order_takes_no_correction_shipment_rebuild_or_withdrawal_and_names_its_lead() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        sharing.settle();
        var covered = new Correction.Covered(id("A"));
        assertThat(given.correct(id("B"), JsonEdit.with(Orders.order("B"), "/lines/0/quantity", "'3'")))
                .isEqualTo(covered);
        assertThat(sharing.put("B", 1, together("B"))).isEqualTo(covered);
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("10.00"));
        assertThat(given.rebuild(id("B"))).isEqualTo(covered);
        assertThat(given.withdraw(id("B"))).isEqualTo(new Ending.Covered(id("A")));
        assertThat(given.correct(id("B"), Orders.order("B"))).isInstanceOf(Correction.Unchanged.class);
        sharing.isCovered("B", "A");
    }

    @Test
    void an_order_that_was_filed_before_its_lead_was_built_is_a_question_and_not_signed_twice() {
        sharing.accepted("A");
        given.signed("B");
        sharing.ship("A", "B");
        given.submitting.submit(sharing.row("B").documentId());
        sharing.settle();
        var asked = (State.NeedsData) sharing.row("A").state();
        assertThat(asked.first().code()).isEqualTo("SHARED_ORDER_FILED");
        assertThat(asked.first().pointer()).isEqualTo("/shipments/1/together/0/orderNumber");
        assertThat(asked.first().message()).contains("Order B", "shipment 1");
        assertThat(given.platform.registrations()).hasSize(1);
        sharing.ship("A");
        sharing.settle();
        sharing.eachIsOnOneCertificate("A", "B");
    }

    @Test
    void an_order_that_changed_before_its_lead_was_built_is_a_question_that_the_same_shipment_answers() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        given.correct(id("B"), JsonEdit.with(Orders.order("B"), "/lines/0/quantity", "'7'"));
        given.building.build(sharing.row("A").documentId());
        assertThat(((State.NeedsData) sharing.row("A").state()).first().code()).isEqualTo("SHARED_ORDER_CHANGED");
        sharing.ship("A", "B");
        given.building.build(sharing.row("A").documentId());
        assertThat(given.status(id("A"))).isEqualTo(Status.SIGNED);
        sharing.isCovered("B", "A");
        assertThat(CanonicalJson.text(sharing.tree(sharing.row("A").documentId())))
                .contains("\"value\":\"7\"");
    }

    @Test
    void an_order_that_ships_by_itself_meanwhile_is_a_question_and_none_is_lost() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        isDivided(sharing.refused("B", "A"));
        // Told before: the lead has become a shipment's order itself.
        sharing.ship("B");
        sharing.settle();
        assertThat(given.status(id("A"))).isEqualTo(Status.NEEDS_DATA);
        sharing.ship("A");
        sharing.settle();
        sharing.eachIsOnOneCertificate("A", "B");
    }

    @Test
    void a_question_about_a_line_of_another_order_points_into_that_order() {
        sharing.accepted("A");
        given.accepted(JsonEdit.with(Orders.order("B/1"), "/lines/0/sku", "'CHAIR-01'"));
        sharing.ship("A", "B/1");
        sharing.settle();
        var asked = (State.NeedsData) sharing.row("A").state();
        assertThat(asked.first().code()).isEqualTo("PRODUCT_PROFILE_MISSING");
        assertThat(asked.first().pointer()).isEqualTo("/orders/B~11/lines/0/sku");
        assertThat(given.waits.waiting(Given.ACCOUNT, "CHAIR-01")).contains(id("A"));
    }

    @Test
    void a_correction_of_the_lead_keeps_the_others_and_must_still_fit_to_them() {
        sharing.accepted("A", "B");
        sharing.ship("A", "B");
        sharing.settle();
        var refusal = (Correction.Invalid)
                given.correct(id("A"), JsonEdit.with(Orders.order("A"), "/consignee/name", "'Tran Thi B'"));
        assertThat(refusal.problems()).extracting(FieldProblem::pointer).containsExactly("/consignee");
        assertThat(given.correct(id("A"), JsonEdit.with(Orders.order("A"), "/lines/0/quantity", "'9'")))
                .isInstanceOf(Correction.Accepted.class);
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        sharing.settle();
        assertThat(sharing.row("A").version()).isGreaterThan(2);
        sharing.isCovered("B", "A");
        sharing.eachIsOnOneCertificate("A", "B");
    }
}

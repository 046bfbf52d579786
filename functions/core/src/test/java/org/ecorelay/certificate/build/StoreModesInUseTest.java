package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** What a store's mode means for its orders. */
class StoreModesInUseTest {
    private final Given given = new Given();

    private Certificate built(Json.Obj order) {
        Certificate row = given.accepted(order);
        given.orders.receive();
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private static Json.Obj unknownProduct() {
        return JsonEdit.with(Orders.order("EC-1"), "/lines/0/sku", "'LAMP-01'");
    }

    private void nothingHappens() {
        given.settle(5);
        assertThat(given.platform.sent()).isEmpty();
        assertThat(given.email.delivered()).isEmpty();
        assertThat(given.sns.delivered()).isEmpty();
        assertThat(given.confirmationMails.sent()).isEmpty();
        assertThat(given.certificates.attention(Given.ACCOUNT, 10, null)).isEmpty();
    }

    @Test
    void an_observed_order_is_built_and_checked_and_its_document_can_be_seen() {
        given.mode("observe");
        Certificate row = built(Orders.order("EC-1"));
        assertThat(row.state()).isEqualTo(new State.Observed(List.of()));
        assertThat(row.status()).isEqualTo(Status.NOT_REQUIRED);
        assertThat(given.ledger.find(row.id(), Ledger.documentKey(1))).isPresent();
        assertThat(given.ledger.list(row.id(), "trace")).hasSize(1);
        nothingHappens();
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @Test
    void a_store_without_a_setting_is_observed() {
        given.registry.put(Given.ACCOUNT, "store#shop", (Json.Obj) JsonEdit.json("{'id':'shop','exporter':'maker'}"));
        assertThat(built(Orders.order("EC-1")).state()).isEqualTo(new State.Observed(List.of()));
        nothingHappens();
    }

    @Test
    void what_would_be_a_question_is_kept_and_nobody_is_asked() {
        given.mode("observe");
        given.registry.put(Given.ACCOUNT, "exporter#maker", JsonEdit.without(Orders.exporter(), "/approvedExporter"));
        Certificate row = built(unknownProduct());
        assertThat(row.state())
                .isEqualTo(new State.Observed(List.of("EXPORTER_NOT_APPROVED", "PRODUCT_PROFILE_MISSING")));
        assertThat(given.ledger.list(row.id(), "findings")).hasSize(1);
        assertThat(given.waits.waiting(Given.ACCOUNT, "LAMP-01")).isEmpty();
        nothingHappens();
    }

    @Test
    void what_would_not_originate_is_kept_and_nobody_is_told() {
        given.mode("observe");
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        Certificate row = built(Orders.order("EC-1"));
        assertThat(row.state()).isEqualTo(new State.Observed(List.of("NOT_QUALIFIED")));
        assertThat(given.ledger.list(row.id(), "findings")).hasSize(1);
        nothingHappens();
    }

    @Test
    void an_order_of_a_store_that_is_off_is_not_even_checked() {
        given.mode("off");
        Certificate row = built(unknownProduct());
        assertThat(row.state()).isEqualTo(new State.NotRequired(State.NotRequired.Reason.STORE_OFF));
        assertThat(given.ledger.list(row.id(), "findings")).isEmpty();
        nothingHappens();
    }

    @Test
    void one_destination_is_live_while_the_others_are_observed() {
        given.modes((Json.Obj) JsonEdit.json("{'*':'observe','VN':'live'}"));
        assertThat(built(Orders.order("EC-1")).status()).isEqualTo(Status.SIGNED);
        Json.Obj japan = JsonEdit.with(Orders.order("EC-2"), "/destination", "'JP'");
        assertThat(built(japan).state()).isEqualTo(new State.Observed(List.of()));
    }

    @Test
    void observed_orders_stay_when_their_store_goes_live_until_they_are_built_anew() {
        given.mode("observe");
        Certificate row = built(Orders.order("EC-1"));
        given.mode("live");
        nothingHappens();
        assertThat(given.rebuild(row.id())).isInstanceOf(Correction.Accepted.class);
        given.building.build(given.row(row.id()).documentId());
        assertThat(given.row(row.id()).status()).isEqualTo(Status.SIGNED);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
    }

    @Test
    void an_order_that_was_built_anew_while_observed_can_be_built_anew_once_more_when_live() {
        given.mode("observe");
        Certificate row = built(Orders.order("EC-1"));
        for (String mode : List.of("observe", "live")) {
            given.mode(mode);
            given.rebuild(row.id());
            given.building.build(given.row(row.id()).documentId());
        }
        assertThat(given.row(row.id()).status()).isEqualTo(Status.SIGNED);
        assertThat(given.row(row.id()).version()).isEqualTo(3);
        assertThat(given.rebuild(row.id())).isInstanceOf(Correction.Accepted.class);
        assertThat(given.row(row.id()).version()).isEqualTo(3);
    }

    @Test
    void what_was_signed_while_live_goes_on_and_a_question_ends_with_the_next_look() {
        Certificate signed = built(Orders.order("EC-0"));
        Certificate asked = built(unknownProduct());
        assertThat(asked.status()).isEqualTo(Status.NEEDS_DATA);
        given.poll();
        given.mode("observe");
        given.settle(60);
        assertThat(given.platform.registrations()).containsExactly(signed.documentId());
        assertThat(given.row(asked.id()).state()).isEqualTo(new State.Observed(List.of("PRODUCT_PROFILE_MISSING")));
    }

    @Test
    void every_part_of_a_large_order_is_observed() {
        given.mode("observe");
        given.profiles.limitItems(1);
        Json.Obj order = Orders.order("EC-1");
        Json.Obj two = JsonEdit.with(
                order,
                "/lines",
                new Json.Arr(List.of(
                        order.list("lines").getFirst(), order.list("lines").getFirst())));
        Certificate first = built(two);
        given.settle(3);
        assertThat(given.row(first.id()).parts()).isEqualTo(2);
        assertThat(given.row(first.furtherParts().getFirst()).state()).isEqualTo(new State.Observed(List.of()));
        nothingHappens();
    }
}

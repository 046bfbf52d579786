package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.JsonEdit.without;

import java.time.Duration;
import java.util.List;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.AcceptOrder.Acceptance;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class AcceptOrderTest {
    private final Given given = new Given();

    private static List<String> pointers(Acceptance acceptance) {
        return acceptance instanceof Acceptance.Conflict(var _, var pointers) ? pointers : List.of("no conflict");
    }

    @Test
    void an_accepted_order_is_durable_and_looked_at_before_it_can_be_forgotten() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThat(row.status()).isEqualTo(Status.RECEIVED);
        assertThat(row.due().orElseThrow().at()).isEqualTo(MovableClock.START.plus(Given.FIRST_DUE));
        assertThat(row.subject().exporter()).isEqualTo("maker");
        assertThat(given.ledger
                        .find(row.id(), Ledger.orderKey(row.orderHash()))
                        .orElseThrow()
                        .text())
                .isEqualTo(CanonicalJson.text(Orders.order("EC-1")));
        assertThat(row.event().rests()).containsExactly(row.orderHash());
    }

    @Test
    void the_body_is_stored_before_the_row_that_promises_it() {
        given.certificates.steps().crashAt("create");
        Given.dying(() -> given.accept(Orders.order("EC-1")));
        var id = CertificateId.of(Given.ACCOUNT, "shop", "EC-1", 1);
        assertThat(given.certificates.find(id)).isEmpty();
        assertThat(given.ledger.list(id, "order")).hasSize(1);
        assertThat(given.accepted(Orders.order("EC-1")).id()).isEqualTo(id);
    }

    @Test
    void the_same_order_again_is_the_same_certificate_whatever_became_of_it() {
        Certificate row = given.pending("EC-1");
        given.clock.pass(Duration.ofDays(1));
        assertThat(given.accept(Orders.order("EC-1"))).isEqualTo(new Acceptance.Accepted(row, true));
        assertThat(given.ledger.list(row.id(), "order")).hasSize(1);
    }

    @Test
    void the_same_order_in_another_spelling_is_the_same_order() {
        Json.Obj order = with(Orders.order("EC-1"), "/lines/0/packages", "2");
        Certificate row = given.accepted(order);
        given.clock.pass(Duration.ofSeconds(1));
        assertThat(given.accept(with(order, "/lines/0/packages", "2.0"))).isEqualTo(new Acceptance.Accepted(row, true));
    }

    @Test
    void other_content_under_the_same_number_is_a_conflict_that_names_what_differs() {
        Json.Obj order = with(Orders.full("EC-1"), "/sandbox/afterSeconds", "2");
        Certificate row = given.accepted(order);
        given.clock.pass(Duration.ofSeconds(1));
        Json.Obj other = with(order, "/lines/0/quantity", "'3'");
        other = with(other, "/sandbox/afterSeconds", "2.0");
        other = without(other, "/invoice");
        other = with(other, "/lines/1/packages", "7");
        assertThat(pointers(given.accept(other))).containsExactly("/invoice", "/lines/0/quantity", "/lines/1/packages");
        assertThat(given.row(row.id())).isEqualTo(row);
        assertThat(given.accept(order)).isEqualTo(new Acceptance.Accepted(row, true));
    }

    @Test
    void a_list_of_another_length_differs_as_a_whole_and_few_differences_are_named() {
        given.accepted(Orders.order("EC-1"));
        given.clock.pass(Duration.ofSeconds(1));
        Json line = Orders.order("EC-1").list("lines").getFirst();
        Json.Obj longer = with(Orders.order("EC-1"), "/lines", new Json.Arr(List.of(line, line)));
        assertThat(pointers(given.accept(longer))).containsExactly("/lines");
        Json.Obj one = many(30, "1");
        assertThat(JsonDifference.pointers(one, many(30, "2"))).hasSize(20);
        assertThat(JsonDifference.pointers(one, one)).isEmpty();
        assertThat(JsonDifference.pointers(with(one, "/a~1b~0c", "1"), one)).containsExactly("/a~1b~0c");
    }

    private static Json.Obj many(int members, String value) {
        var object = Json.object();
        for (int i = 0; i < members; i++) {
            object.put("m" + i, value);
        }
        return object.build();
    }

    @Test
    void a_live_key_cannot_play_with_the_sandbox() {
        assertThat(given.accept(Orders.full("EC-1"), KeyMode.LIVE))
                .isInstanceOfSatisfying(Acceptance.Invalid.class, invalid -> {
                    assertThat(invalid.problem().code()).isEqualTo(Code.SANDBOX_WITH_LIVE_KEY);
                    assertThat(invalid.problem().pointer()).isEqualTo("/sandbox");
                });
        assertThat(given.ledger.list(CertificateId.of(Given.ACCOUNT, "shop", "EC-1", 1), "order"))
                .isEmpty();
    }

    @Test
    void a_store_of_nobody_or_of_somebody_else_is_unknown() {
        given.registry.put(
                "other",
                "store#theirs",
                Json.object().put("id", "theirs").put("exporter", "x").build());
        for (String store : List.of("theirs", "nowhere")) {
            assertThat(given.accept(with(Orders.order("EC-1"), "/store", Json.text(store))))
                    .isInstanceOfSatisfying(Acceptance.Invalid.class, invalid -> {
                        assertThat(invalid.problem().code()).isEqualTo(Code.STORE_UNKNOWN);
                        assertThat(invalid.problem().pointer()).isEqualTo("/store");
                    });
        }
    }

    @Test
    void a_test_key_cannot_take_the_place_of_a_live_order_nor_the_other_way_round() {
        Certificate live = given.accepted(Orders.order("EC-1"));
        given.clock.pass(Duration.ofSeconds(1));
        assertThat(given.accept(Orders.order("EC-1"), KeyMode.TEST)).isInstanceOf(Acceptance.OtherMode.class);
        assertThat(given.row(live.id()).subject().mode()).isEqualTo(KeyMode.LIVE);
    }

    @Test
    void a_certificate_of_a_test_key_says_so() {
        assertThat(given.accepted(Orders.full("EC-1")).subject().mode()).isEqualTo(KeyMode.TEST);
    }
}

package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests about an order whose goods are on the certificate of another one. */
class CoveredOrdersTest {
    private static final Caller LIVE = Given.caller(KeyMode.LIVE);

    private final Given given = new Given();
    private final Versions versions = new Versions(given.correcting, given.withdrawing, given.orders);

    private static HttpRequest request(String number, Json body) {
        Map<String, String> path = Map.of("id", id(number).value(), "n", "1");
        return new HttpRequest(
                "r", "X", path, Map.of(), Map.of("content-type", "application/json"), CanonicalJson.bytes(body));
    }

    private static CertificateId id(String number) {
        return CertificateId.of(Given.ACCOUNT, "shop", number, 1);
    }

    @BeforeEach
    void b_shares_the_shipment_of_a() {
        given.accepted(Orders.order("A"));
        given.accepted(Orders.order("B"));
        HttpResponse told = versions.ship(LIVE, request("A", JsonEdit.json("{'together':[{'orderNumber':'B'}]}")));
        assertThat(told.status()).isEqualTo(202);
        given.building.build(given.row(id("A")).documentId());
    }

    private static void namesTheLead(HttpResponse answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Requests.type(answer)).isEqualTo("covered-by-another-order");
        assertThat(Requests.body(answer).required("certificateId")).isEqualTo(id("A").value());
    }

    @Test
    void a_correction_a_shipment_and_a_withdrawal_are_conflicts_that_name_the_lead() {
        namesTheLead(versions.post(LIVE, request("B", JsonEdit.with(Orders.order("B"), "/lines/0/quantity", "'7'"))));
        namesTheLead(versions.ship(LIVE, request("B", JsonEdit.json("{'invoice':{'number':'I-1'}}"))));
        namesTheLead(versions.delete(LIVE, request("B", Json.Obj.EMPTY)));
    }

    @Test
    void the_same_order_again_is_no_conflict() {
        assertThat(versions.post(LIVE, request("B", Orders.order("B"))).status())
                .isEqualTo(200);
        assertThat(new PostOrder(given.accepting, given.orders)
                        .post(LIVE, Requests.json(Orders.order("B")))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void an_order_that_is_filed_already_is_refused_by_its_place_in_the_shipment() {
        given.pending("C");
        HttpResponse answer = versions.ship(
                LIVE, request("A", JsonEdit.json("{'together':[{'orderNumber':'B'},{'orderNumber':'C'}]}")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer)).containsExactly("ORDER_NOT_SHAREABLE /together/1/orderNumber");
    }
}

package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Steps;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class PostOrderTest {
    private static final Caller LIVE = Given.caller(KeyMode.LIVE);
    private static final CertificateId ID = CertificateId.of(Given.ACCOUNT, "shop", "EC-1", 1);

    private final Given given = new Given();
    private final PostOrder orders = new PostOrder(given.accepting, given.orders);

    private HttpResponse post(Json order) {
        return orders.post(LIVE, Requests.json(order));
    }

    @Test
    void an_accepted_order_is_202_and_says_where_it_is_followed() {
        HttpResponse answer = post(Orders.order("EC-1"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers()).containsEntry("location", "/v1/certificates/" + ID);
        assertThat(Requests.body(answer))
                .isEqualTo(Json.object()
                        .put("certificateId", ID.value())
                        .put("orderNumber", "EC-1")
                        .put("status", "in preparation")
                        .put("statusUrl", "/v1/certificates/" + ID)
                        .build());
    }

    @Test
    void an_order_from_the_future_or_with_a_code_that_is_none_is_422_and_nothing_is_kept() {
        String later = given.clock.instant().plus(Duration.ofDays(2)).toString();
        assertThat(Requests.errors(post(JsonEdit.with(Orders.order("EC-1"), "/placedAt", Json.text(later)))))
                .containsExactly("FIELD_RANGE /placedAt");
        HttpResponse answer = post(JsonEdit.with(Orders.order("EC-1"), "/currency", "'RMB'"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer)).containsExactly("CODE_UNKNOWN /currency");
        assertThat(answer.body()).contains("write CNY", "请写 CNY");
        assertThat(given.certificates.find(ID)).isEmpty();
        assertThat(given.orders.sent()).isEmpty();
    }

    @Test
    void an_order_of_a_clock_in_another_time_zone_is_taken() {
        String later = given.clock.instant().plus(Duration.ofHours(14)).toString();
        assertThat(post(JsonEdit.with(Orders.order("EC-1"), "/placedAt", Json.text(later)))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void an_accepted_order_is_durable_and_queued() {
        post(Orders.order("EC-1"));
        assertThat(given.status(ID)).isEqualTo(Status.RECEIVED);
        assertThat(given.orders.sent()).containsExactly(ID.version(1));
    }

    @Test
    void an_order_that_is_not_durable_is_never_202() {
        given.certificates.steps().crashAt("create");
        assertThatThrownBy(() -> post(Orders.order("EC-1"))).isInstanceOf(Steps.Crash.class);
        assertThat(given.orders.sent()).isEmpty();
    }

    @Test
    void the_same_order_has_the_same_answer_to_the_byte_whatever_has_become_of_it() {
        HttpResponse first = post(Orders.order("EC-1"));
        Certificate row = given.row(ID);
        given.building.build(row.documentId());
        given.submitting.submit(row.documentId());
        given.clock.pass(Duration.ofDays(3));
        assertThat(post(Orders.order("EC-1"))).isEqualTo(first);
        assertThat(given.orders.sent()).hasSize(1);
    }

    @Test
    void a_repetition_queues_an_order_again_that_nobody_has_looked_at() {
        given.orders.lose();
        post(Orders.order("EC-1"));
        given.orders.keep();
        post(Orders.order("EC-1"));
        assertThat(given.orders.receive()).containsExactly(ID.version(1));
    }

    @Test
    void the_same_order_in_another_spelling_is_the_same_order() {
        HttpResponse first = post(Orders.order("EC-1"));
        String spelled = CanonicalJson.text(Orders.order("EC-1"))
                .replace(",\"", " , \n\"")
                .replace("EC-1", "\\u0045C-1");
        assertThat(orders.post(LIVE, Requests.text("application/json; charset=utf-8", spelled)))
                .isEqualTo(first);
    }

    @Test
    void another_order_under_a_taken_number_is_409_and_every_difference_is_named() {
        post(Orders.order("EC-1"));
        Json.Obj other = JsonEdit.with(
                JsonEdit.with(Orders.order("EC-1"), "/lines/0/value", "'241.00'"), "/consignee/name", "'Tran'");
        HttpResponse answer = post(other);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Requests.type(answer)).isEqualTo("order-differs");
        assertThat(Requests.body(answer).required("certificateId")).isEqualTo(ID.value());
        assertThat(Requests.texts(answer, "differences"))
                .containsExactlyInAnyOrder("/lines/0/value", "/consignee/name");
        assertThat(answer.body()).doesNotContain("Tran", "Nguyen", "241");
        assertThat(given.orders.sent()).hasSize(1);
    }

    @Test
    void a_number_that_an_order_of_the_other_mode_has_is_409() {
        post(Orders.order("EC-1"));
        HttpResponse answer = orders.post(Given.caller(KeyMode.TEST), Requests.json(Orders.order("EC-1")));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Requests.type(answer)).isEqualTo("order-of-other-mode");
        assertThat(Requests.body(answer).required("title")).contains("live");
    }

    @Test
    void the_same_number_in_another_account_is_another_certificate() {
        given.registry.put(
                "beta",
                "store#shop",
                Json.object().put("id", "shop").put("exporter", "maker").build());
        post(Orders.order("EC-1"));
        var beta = new Caller("beta", "key1", KeyMode.LIVE, Set.of(Scope.ORDERS_WRITE));
        Json.Obj other = JsonEdit.with(Orders.order("EC-1"), "/lines/0/value", "'1'");
        HttpResponse answer = orders.post(beta, Requests.json(other));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(Requests.body(answer).required("certificateId")).isNotEqualTo(ID.value());
    }

    @Test
    void every_bad_field_is_listed_and_nothing_is_kept() {
        Json.Obj bad = JsonEdit.with(
                JsonEdit.with(
                        JsonEdit.without(JsonEdit.with(Orders.order("EC-1"), "/extra", "1"), "/destination"),
                        "/lines/0/quantity",
                        "2"),
                "/currency",
                "'usd'");
        HttpResponse answer = post(bad);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer))
                .containsExactlyInAnyOrder(
                        "FIELD_MISSING /destination",
                        "FIELD_FORMAT /currency",
                        "FIELD_TYPE /lines/0/quantity",
                        "FIELD_UNKNOWN /extra");
        assertThat(answer.body()).doesNotContain("usd\"");
        assertThat(given.certificates.writes()).isZero();
    }

    @Test
    void a_sandbox_member_with_a_live_key_is_told_by_its_code() {
        Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/sandbox", "{'verdict':'Approved'}");
        assertThat(Requests.errors(post(order))).containsExactly("SANDBOX_WITH_LIVE_KEY /sandbox");
        assertThat(orders.post(Given.caller(KeyMode.TEST), Requests.json(order)).status())
                .isEqualTo(202);
    }

    @Test
    void a_store_that_another_account_has_is_unknown_here() {
        given.registry.put(
                "beta",
                "store#theirs",
                Json.object().put("id", "theirs").put("exporter", "maker").build());
        Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/store", "'theirs'");
        HttpResponse answer = post(order);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer)).containsExactly("STORE_UNKNOWN /store");
    }

    @Test
    void a_body_that_is_no_object_is_an_invalid_order() {
        HttpResponse answer = orders.post(LIVE, Requests.text("application/json", "[]"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer)).isNotEmpty();
    }
}

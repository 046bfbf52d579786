package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.ReadOnlyRegistry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.build.CheckOrder;
import org.ecorelay.fixture.BadProducts;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is a finding, never a stack trace and never a wrong "originating". */
class BadProductsCheckTest {
    private final Given given = new Given();
    private final OrderChecks checks =
            new OrderChecks(new CheckOrder(new ReadOnlyRegistry(given.registry), given.profiles, given.clock));

    static List<BadProducts.Case> asked() {
        return BadProducts.all().stream().filter(bad -> !bad.asked().isEmpty()).toList();
    }

    private Json.Obj forecast(Json.Obj product, Json.Obj order) {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", product);
        HttpResponse answer = checks.post(
                Given.caller(KeyMode.LIVE),
                new HttpRequest(
                        "r",
                        "POST /v1/orders:check",
                        Map.of(),
                        Map.of(),
                        Map.of("content-type", "application/json"),
                        CanonicalJson.bytes(order)));
        assertThat(answer.status()).isEqualTo(200);
        return Requests.objects(Requests.body(answer), "forecasts").getFirst();
    }

    private static String result(Json.Obj forecast) {
        return Requests.objects(forecast, "lines").getFirst().required("result");
    }

    @ParameterizedTest
    @MethodSource("asked")
    void a_bad_product_is_a_question(BadProducts.Case bad) {
        Json.Obj forecast = forecast(bad.product(), Orders.order("EC-1"));
        assertThat(Requests.objects(forecast, "findings"))
                .extracting(finding -> finding.required("code"))
                .contains(bad.asked());
        assertThat(Requests.objects(forecast, "findings"))
                .allSatisfy(finding ->
                        assertThat(finding.object("zh").required("fix")).isNotBlank());
        assertThat(result(forecast)).isEqualTo("NEEDS_DATA");
    }

    /** Negative control: the same product, written well. */
    @ParameterizedTest
    @ValueSource(strings = {"940360", "9403.60", "9403 60 90", "9403609090"})
    void codes_with_dots_and_ten_digits_are_good(String code) {
        assertThat(result(forecast(JsonEdit.with(Orders.product(), "/hsCode", Json.text(code)), Orders.order("EC-1"))))
                .isEqualTo("COVERED");
    }

    @Test
    void an_order_worth_nothing_is_a_question_when_the_value_counts() {
        Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/currency", "'EUR'");
        order = JsonEdit.with(order, "/lines/0/value", "'0'");
        Json.Obj product = JsonEdit.without(Orders.byValue("40.00"), "/fob");
        assertThat(result(forecast(product, order))).isEqualTo("NEEDS_DATA");
    }
}

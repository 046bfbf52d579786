package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.ReadOnlyRegistry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.build.CheckOrder;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Terms;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderChecksTest {
    private static final Caller ACME = Given.caller(KeyMode.LIVE);

    private final Given given = new Given();
    /** It has nothing else that it could write to, and this does not let it. */
    private final OrderChecks checks =
            new OrderChecks(new CheckOrder(new ReadOnlyRegistry(given.registry), given.profiles, given.clock));

    private HttpResponse post(Json order, Map<String, String> query) {
        return post("application/json", CanonicalJson.bytes(order), query);
    }

    private HttpResponse post(String mediaType, byte[] body, Map<String, String> query) {
        return checks.post(
                ACME,
                new HttpRequest(
                        "r", "POST /v1/orders:check", Map.of(), query, Map.of("content-type", mediaType), body));
    }

    private List<Json.Obj> forecasts(Json order, Map<String, String> query) {
        HttpResponse answer = post(order, query);
        assertThat(answer.status()).isEqualTo(200);
        return Requests.objects(Requests.body(answer), "forecasts");
    }

    private Json.Obj forecast(Json order) {
        return forecasts(order, Map.of()).getFirst();
    }

    private static Json.Obj certificate(Json.Obj forecast) {
        return Requests.objects(forecast, "certificates").getFirst();
    }

    private static List<String> findings(Json.Obj forecast) {
        return Requests.objects(forecast, "findings").stream()
                .map(finding -> finding.required("code"))
                .toList();
    }

    private static Json.Obj lines(int count) {
        return JsonEdit.with(
                Orders.order("EC-1"),
                "/lines",
                IntStream.range(0, count)
                        .mapToObj(i -> "{'sku':'TABLE-01','quantity':'2','unit':'PCS','value':'240.00'}")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void a_good_order_is_forecast_with_criterion_basis_and_country() {
        Json.Obj forecast = forecast(Orders.order("EC-1"));
        assertThat(forecast.required("destination")).isEqualTo("VN");
        assertThat(forecast.required("requirement")).isEqualTo("optional");
        assertThat(forecast.required("profile")).isEqualTo("VN-2026.1");
        assertThat(certificate(forecast).required("state")).isEqualTo("SIGNED");
        assertThat(certificate(forecast).get("submitted")).contains(Json.bool(true));
        Json.Obj line = Requests.objects(forecast, "lines").getFirst();
        assertThat(line.required("result")).isEqualTo("COVERED");
        assertThat(line.required("criterion")).startsWith("CTC");
        assertThat(line.required("country")).isEqualTo("CN");
        assertThat(line.object("basis").required("source")).contains("Annex 3A");
        assertThat(line.get("determination")).isEmpty();
        assertThat(findings(forecast)).isEmpty();
    }

    @Test
    void how_an_origin_was_found_is_shown_on_request() {
        Json.Obj line = Requests.objects(
                        forecasts(Orders.order("EC-1"), Map.of("trace", "true")).getFirst(), "lines")
                .getFirst();
        assertThat(line.object("determination").members()).containsKey("chosen");
    }

    @Test
    void several_destinations_are_asked_at_once_each_for_itself() {
        List<Json.Obj> forecasts = forecasts(Orders.order("EC-1"), Map.of("destinations", "TH,US,VN"));
        assertThat(forecasts)
                .extracting(forecast -> forecast.required("destination"))
                .containsExactly("TH", "US", "VN");
        assertThat(forecasts)
                .extracting(forecast -> certificate(forecast).required("state"))
                .containsExactly("SIGNED", "NOT_REQUIRED", "SIGNED");
        assertThat(certificate(forecasts.get(1)).required("reason")).isEqualTo("DESTINATION_NOT_RCEP");
    }

    @Test
    void a_destination_that_the_platform_does_not_cover_yet_is_said_to_be_so() {
        given.profiles.submitFrom(null);
        Json.Obj forecast = forecast(Orders.order("EC-1"));
        assertThat(forecast.required("requirement")).isEqualTo("not yet");
        assertThat(certificate(forecast).get("submitted")).contains(Json.bool(false));
        assertThat(certificate(forecast).required("reason")).isEqualTo("PLATFORM_DOES_NOT_COVER");
    }

    @ParameterizedTest
    @CsvSource({"off, STORE_OFF", "observe, OBSERVED_WOULD_PASS"})
    void a_store_that_is_not_live_submits_nothing_and_is_forecast_so(String mode, String reason) {
        Json.Obj store = given.registry.find(Given.ACCOUNT, "store#shop").orElseThrow();
        given.registry.put(Given.ACCOUNT, "store#shop", JsonEdit.with(store, "/modes", "{'*':'%s'}".formatted(mode)));
        Json.Obj forecast = forecast(Orders.order("EC-1"));
        assertThat(forecast.required("mode")).isEqualTo(mode);
        assertThat(certificate(forecast).required("state")).isEqualTo("NOT_REQUIRED");
        assertThat(certificate(forecast).required("reason")).isEqualTo(reason);
        assertThat(certificate(forecast).get("submitted")).contains(Json.bool(false));
    }

    @Test
    void the_manual_path_is_forecast_and_a_choice_that_is_not_followed_is_a_warning() {
        Terms.of(given, "{'manualPath':['VN','TH']}");
        List<Json.Obj> open = forecasts(Orders.order("EC-1"), Map.of("destinations", "VN,JP"));
        assertThat(open)
                .extracting(forecast -> certificate(forecast).text("reason").orElse("none"))
                .containsExactly("MANUAL_PATH_CHOSEN", "none");
        assertThat(open)
                .allSatisfy(forecast -> assertThat(forecast.list("warnings")).isEmpty());
        given.profiles.closeManualPath(LocalDate.of(2026, 8, 31));
        Json.Obj closed = forecast(Orders.order("EC-1"));
        assertThat(certificate(closed).required("state")).isEqualTo("SIGNED");
        assertThat(Requests.objects(closed, "warnings"))
                .extracting(warning -> warning.required("code"))
                .containsExactly("MANUAL_PATH_CLOSED");
    }

    @Test
    void what_is_missing_is_a_finding_in_both_languages() {
        Json.Obj forecast = forecast(JsonEdit.with(Orders.order("EC-1"), "/lines/0/sku", "'LAMP-01'"));
        assertThat(certificate(forecast).required("state")).isEqualTo("NEEDS_DATA");
        Json.Obj finding = Requests.objects(forecast, "findings").getFirst();
        assertThat(finding.required("code")).isEqualTo("PRODUCT_PROFILE_MISSING");
        assertThat(finding.required("pointer")).isEqualTo("/lines/0/sku");
        assertThat(finding.required("fix")).contains("PUT /v1/products/LAMP-01");
        assertThat(finding.object("zh").required("fix")).contains("PUT /v1/products/LAMP-01");
    }

    @Test
    void goods_that_do_not_originate_come_with_the_smallest_change() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        Json.Obj certificate = certificate(forecast(Orders.order("EC-1")));
        assertThat(certificate.required("state")).isEqualTo("NOT_QUALIFIED");
        assertThat(certificate.required("fix")).isNotBlank();
    }

    @Test
    void an_order_with_many_lines_is_forecast_part_by_part() {
        Json.Obj forecast = forecast(lines(45));
        assertThat(Requests.objects(forecast, "certificates")).hasSize(3);
        assertThat(Requests.objects(forecast, "lines")).hasSize(45);
    }

    /** The forecast is worth what the builder makes of it. */
    @ParameterizedTest
    @CsvSource({"VN, 240.00, TABLE-01", "US, 240.00, TABLE-01", "VN, 199.99, TABLE-01", "JP, 240.00, LAMP-01"})
    void the_builder_does_what_was_forecast(String destination, String value, String sku) {
        Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/destination", Json.text(destination));
        order = JsonEdit.with(JsonEdit.with(order, "/lines/0/value", Json.text(value)), "/lines/0/sku", Json.text(sku));
        String forecast = certificate(forecast(order)).required("state");
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
        assertThat(given.status(row.id()).name()).isEqualTo(forecast);
    }

    @Test
    void an_order_of_a_stranger_and_a_sandbox_with_a_live_key_are_refused_as_they_would_be() {
        HttpResponse stranger = post(JsonEdit.with(Orders.order("EC-1"), "/store", "'other'"), Map.of());
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.body()).contains("STORE_UNKNOWN");
        assertThat(post(Orders.full("EC-1"), Map.of()).body()).contains("SANDBOX_WITH_LIVE_KEY");
    }

    @Test
    void an_order_from_the_future_and_a_destination_that_is_no_country_are_refused_as_they_would_be() {
        Json.Obj future = JsonEdit.with(Orders.order("EC-1"), "/placedAt", "'2036-09-01T08:00:00Z'");
        assertThat(post(future, Map.of()).body()).contains("FIELD_RANGE", "/placedAt");
        assertThat(post(Orders.order("EC-1"), Map.of("destinations", "VN,ZZ")).status())
                .isEqualTo(400);
    }

    @Test
    void what_is_not_required_says_why_in_a_sentence() {
        Json.Obj certificate = certificate(forecast(JsonEdit.with(Orders.order("EC-1"), "/destination", "'US'")));
        assertThat(certificate.required("reason")).isEqualTo("DESTINATION_NOT_RCEP");
        assertThat(certificate.required("explanation")).contains("RCEP is not applied");
        assertThat(certificate.object("zh").required("explanation")).contains("不适用 RCEP");
    }

    @Test
    void a_check_is_bounded() {
        assertThat(post(lines(501), Map.of()).body()).contains("LIST_LENGTH");
        assertThat(post(lines(500), Map.of("destinations", "VN,TH,JP,KR")).status())
                .isEqualTo(422);
        assertThat(post(lines(51), Map.of("trace", "true")).body()).contains("check-too-large");
        assertThat(post(lines(500), Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vn", "VN,", "VN,VN", "VN;TH", "VNM", "A1,VN\r\nX: 1"})
    void destinations_that_cannot_be_read_are_refused(String destinations) {
        assertThat(post(Orders.order("EC-1"), Map.of("destinations", destinations))
                        .status())
                .isEqualTo(400);
        assertThat(post(Orders.order("EC-1"), Map.of("trace", destinations)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{",
                "{\"a\":1,\"a\":2}",
                "\u0000",
                "{\"lines\":[[[[[[]]]]]]}",
                "\"\\ud800\"",
                "{\"orderNumber\":1e999999999}"
            })
    void hostile_json_is_a_problem_and_never_a_forecast(String body) {
        HttpResponse answer = post("application/json", body.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.body()).doesNotContain("Exception", "forecasts");
    }

    @Test
    void deep_large_and_foreign_bodies_are_refused() {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(post("application/json", deep, Map.of()).status()).isEqualTo(400);
        assertThat(post("application/json", new byte[OrderChecks.MAX_BYTES + 1], Map.of())
                        .status())
                .isEqualTo(413);
        assertThat(post("text/csv", new byte[0], Map.of()).status()).isEqualTo(415);
    }
}

package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.status.Requests.ACME;
import static org.ecorelay.status.Requests.BETA;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Terms;
import org.ecorelay.json.Json;
import org.ecorelay.platform.JsonProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Today is 2026-09-01. */
class StoreReportTest {
    private final Given given = new Given();

    StoreReportTest() {
        given.mode("observe");
    }

    private HttpResponse ask(int maxRows, Caller caller, String store, String... query) {
        var report = new StoreReport(
                given.certificates, given.registry, new JsonProfiles(_ -> Optional.empty()), given.clock, maxRows);
        var names = new HashMap<String, String>();
        for (int i = 0; i < query.length; i += 2) {
            names.put(query[i], query[i + 1]);
        }
        return report.show(
                caller, new HttpRequest("r", "GET /x", Map.of("store", store), names, Map.of(), new byte[0]));
    }

    private Json.Obj report(String... query) {
        HttpResponse answer = ask(StoreReport.MAX_ROWS, ACME, "shop", query);
        assertThat(answer.status()).isEqualTo(200);
        return Requests.body(answer);
    }

    private static Json.Obj destination(Json.Obj report, String code) {
        return Requests.objects(report, "destinations").stream()
                .filter(entry -> entry.required("destination").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void observed(String number, String sku, String destination) {
        Json.Obj order = JsonEdit.with(
                JsonEdit.with(Orders.order(number), "/lines/0/sku", Json.text(sku)),
                "/destination",
                Json.text(destination));
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
    }

    @Test
    void says_how_many_would_pass_how_many_would_fail_and_why() {
        for (int i = 1; i <= 3; i++) {
            observed("GOOD-" + i, "TABLE-01", "VN");
        }
        for (int i = 1; i <= 7; i++) {
            observed("BAD-" + i, "LAMP-01", "VN");
        }
        Json.Obj vn = destination(report(), "VN");
        assertThat(vn.requiredInt("wouldPass")).isEqualTo(3);
        assertThat(vn.requiredInt("wouldFail")).isEqualTo(7);
        Json.Obj why = Requests.objects(vn, "why").getFirst();
        assertThat(why.required("code")).isEqualTo("PRODUCT_PROFILE_MISSING");
        assertThat(why.requiredInt("count")).isEqualTo(7);
        assertThat(why.list("orders"))
                .hasSize(ObservedCounts.SAMPLE)
                .allMatch(order -> order.asText().orElseThrow().startsWith("BAD-"));
        assertThat(report().get("complete")).contains(Json.bool(true));
    }

    @Test
    void the_most_frequent_reason_comes_first() {
        observed("ONE", "LAMP-01", "VN");
        given.registry.put(Given.ACCOUNT, "exporter#maker", JsonEdit.without(Orders.exporter(), "/approvedExporter"));
        observed("TWO", "TABLE-01", "VN");
        observed("THREE", "LAMP-01", "VN");
        observed("FOUR", "LAMP-01", "VN");
        assertThat(Requests.objects(destination(report(), "VN"), "why"))
                .extracting(why -> why.required("code") + " " + why.requiredInt("count"))
                .containsExactly("EXPORTER_NOT_APPROVED 3", "PRODUCT_PROFILE_MISSING 3");
        observed("FIVE", "LAMP-01", "VN");
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.exporter());
        observed("SIX", "LAMP-01", "VN");
        assertThat(Requests.objects(destination(report(), "VN"), "why")
                        .getFirst()
                        .required("code"))
                .isEqualTo("PRODUCT_PROFILE_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"VN, mandatory", "MY, mandatory", "JP, optional", "AU, not yet", "DE, not required"})
    void says_whether_a_destination_asks_for_an_e_co(String destination, String forecast) {
        assertThat(destination(report("destination", destination), destination).required("forecast"))
                .isEqualTo(forecast);
    }

    @Test
    void says_where_orders_go_by_the_manual_procedure_and_where_that_is_not_followed() {
        Terms.of(given, "{'manualPath':['JP','MY']}");
        observed("EC-1", "TABLE-01", "JP");
        observed("EC-2", "TABLE-01", "VN");
        Json.Obj report = report();
        assertThat(report.object("settings")).isEqualTo(JsonEdit.json("{'manualPath':['JP','MY']}"));
        assertThat(destination(report, "JP").required("manualPath")).isEqualTo("chosen");
        assertThat(destination(report, "JP").object("notObserved").requiredInt("NOT_REQUIRED"))
                .isEqualTo(1);
        assertThat(destination(report, "MY").required("manualPath")).isEqualTo("closed");
        assertThat(Requests.objects(destination(report, "MY"), "warnings"))
                .extracting(warning -> warning.required("code"))
                .containsExactly("MANUAL_PATH_CLOSED");
        assertThat(destination(report, "VN").members()).doesNotContainKeys("manualPath", "warnings");
    }

    @Test
    void only_the_destination_asked_for_is_counted() {
        observed("EC-1", "TABLE-01", "VN");
        observed("EC-2", "TABLE-01", "JP");
        Json.Obj report = report("destination", "JP");
        assertThat(Requests.objects(report, "destinations")).hasSize(1);
        assertThat(destination(report, "JP").requiredInt("wouldPass")).isEqualTo(1);
        assertThat(destination(report("destination", "KR"), "KR").requiredInt("wouldPass"))
                .isZero();
    }

    @Test
    void what_is_live_is_counted_by_its_state_and_not_among_the_observed() {
        given.modes((Json.Obj) JsonEdit.json("{'*':'observe','VN':'live'}"));
        observed("EC-1", "TABLE-01", "VN");
        Json.Obj vn = destination(report(), "VN");
        assertThat(vn.required("mode")).isEqualTo("live");
        assertThat(vn.requiredInt("wouldPass")).isZero();
        assertThat(vn.object("notObserved").requiredInt("SIGNED")).isEqualTo(1);
    }

    @Test
    void the_answers_of_a_large_store_add_up_to_everything_however_many_fit_into_one() {
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 4; i++) {
                observed(day + "-" + i, i % 2 == 0 ? "TABLE-01" : "LAMP-01", "VN");
            }
            given.clock.pass(Duration.ofDays(1));
        }
        for (int maxRows = 1; maxRows <= 13; maxRows++) {
            int pass = 0;
            int fail = 0;
            String cursor = "";
            int answers = 0;
            do {
                HttpResponse answer = cursor.isEmpty()
                        ? ask(maxRows, ACME, "shop", "destination", "VN")
                        : ask(maxRows, ACME, "shop", "destination", "VN", "cursor", cursor);
                Json.Obj vn = destination(Requests.body(answer), "VN");
                assertThat(vn.requiredInt("wouldPass") + vn.requiredInt("wouldFail"))
                        .isLessThanOrEqualTo(maxRows);
                pass += vn.requiredInt("wouldPass");
                fail += vn.requiredInt("wouldFail");
                cursor = Requests.body(answer).text("cursor").orElse("");
                answers++;
            } while (!cursor.isEmpty() && answers < 20);
            assertThat(List.of(pass, fail)).as("%d at a time", maxRows).containsExactly(6, 6);
        }
    }

    @Test
    void nobody_sees_a_store_of_another_account() {
        observed("EC-1", "TABLE-01", "VN");
        assertThat(ask(100, BETA, "shop").status()).isEqualTo(404);
        given.registry.put("beta", "store#shop", (Json.Obj) JsonEdit.json("{'id':'shop','exporter':'maker'}"));
        assertThat(Requests.objects(Requests.body(ask(100, BETA, "shop")), "destinations"))
                .isEmpty();
    }

    @Test
    void a_store_counts_only_its_own_orders() {
        observed("EC-1", "TABLE-01", "VN");
        given.registry.put(
                Given.ACCOUNT, "store#outlet", (Json.Obj) JsonEdit.json("{'id':'outlet','exporter':'maker'}"));
        assertThat(Requests.objects(Requests.body(ask(100, ACME, "outlet")), "destinations"))
                .isEmpty();
    }

    @Test
    void orders_of_test_keys_are_not_among_the_live_ones() {
        Certificate row = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/sandbox", "{'verdict':'Approved'}"));
        given.building.build(row.documentId());
        assertThat(Requests.objects(report(), "destinations")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vn", "VNM", "", "V1"})
    void a_destination_that_is_no_country_code_is_refused(String code) {
        assertThat(ask(100, ACME, "shop", "destination", code).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "from, 2026-09-02",
        "from, 2026-01-01",
        "to, 2026-13-01",
        "cursor, not-a-cursor",
        "cursor, ''"
    })
    void another_query_that_cannot_be_read_is_refused(String name, String value) {
        HttpResponse answer = ask(100, ACME, "shop", name, value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.body(answer).required("type")).endsWith("bad-query");
    }
}

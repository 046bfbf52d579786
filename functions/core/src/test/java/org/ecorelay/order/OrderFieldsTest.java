package org.ecorelay.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFieldsTest {
    private static List<FieldProblem> problems(Json order) {
        return switch (OrderFields.read(order)) {
            case OrderReading.Valid _ -> List.of();
            case OrderReading.Invalid(var problems) -> problems;
        };
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /orderNumber        | 7                      | FIELD_TYPE
            /orderNumber        | null                   | FIELD_TYPE
            /orderNumber        | ''                     | FIELD_LENGTH
            /orderNumber        | ' EC'                  | FIELD_FORMAT
            /orderNumber        | 'EC é'                 | FIELD_FORMAT
            /store              | 'Shop'                 | FIELD_FORMAT
            /placedAt           | '2026-09-01'           | FIELD_FORMAT
            /placedAt           | '2026-02-30T00:00:00Z' | FIELD_FORMAT
            /placedAt           | '2026-09-01T24:00:00Z' | FIELD_FORMAT
            /placedAt           | '2026-12-31T23:59:60Z' | FIELD_FORMAT
            /placedAt           | 1788249600             | FIELD_TYPE
            /placedAt           | '20260901T080000Z'     | FIELD_FORMAT
            /destination        | 'Viet Nam'             | FIELD_FORMAT
            /destination        | 'vn'                   | FIELD_FORMAT
            /destination        | 'UK'                   | CODE_UNKNOWN
            /destination        | 'ZZ'                   | CODE_UNKNOWN
            /consignee/country  | 'VM'                   | CODE_UNKNOWN
            /currency           | 'US'                   | FIELD_FORMAT
            /currency           | 'RMB'                  | CODE_UNKNOWN
            /currency           | 7                      | FIELD_TYPE
            /consignee          | 'Nguyen'               | FIELD_TYPE
            /consignee/name     | '   '                  | FIELD_FORMAT
            /consignee/name     | '\\u00a0\\u3000'       | FIELD_FORMAT
            /consignee/name     | 'a\\nBcc: b@c.d'       | FIELD_FORMAT
            /consignee/name     | 'a\\u2028b'            | FIELD_FORMAT
            /invoice            | []                     | FIELD_TYPE
            /invoice/date       | '2026-02-29'           | FIELD_FORMAT
            /transport/mode     | 'FOOT'                 | FIELD_FORMAT
            /lines              | {}                     | FIELD_TYPE
            /lines              | []                     | LIST_LENGTH
            /lines/0            | 'TABLE-01'             | FIELD_TYPE
            /lines/0/quantity   | '0.000'                | FIELD_RANGE
            /lines/0/quantity   | '-1'                   | FIELD_FORMAT
            /lines/0/quantity   | '1e3'                  | FIELD_FORMAT
            /lines/0/quantity   | 2                      | FIELD_TYPE
            /lines/0/value      | '1.0000001'            | FIELD_FORMAT
            /lines/0/unit       | 'pcs'                  | FIELD_FORMAT
            /lines/0/unit       | 'BOXES'                | CODE_UNKNOWN
            /lines/0/packages   | 0                      | FIELD_RANGE
            /lines/0/packages   | 1000001                | FIELD_RANGE
            /lines/0/packages   | 1e300                  | FIELD_RANGE
            /lines/0/packages   | 1.5                    | FIELD_TYPE
            /lines/0/packages   | '2'                    | FIELD_TYPE
            /sandbox/verdict    | 'Rejected Field'       | FIELD_FORMAT
            /sandbox/afterSeconds | 86401                | FIELD_RANGE
            /sandbox/faults     | '429'                  | FIELD_TYPE
            /sandbox/faults/0   | 429                    | FIELD_TYPE
            /sandbox/faults/0   | '404'                  | FIELD_FORMAT
            /lines/0/marks      | 'a\\nb'                | FIELD_FORMAT
            /lines/0/packageKind | 7                     | FIELD_TYPE
            /consignee/localName | '\\u3000'             | FIELD_FORMAT
            /thirdPartyInvoice  | 'Harbour'              | FIELD_TYPE
            /thirdPartyInvoice/country | 'Hong Kong'     | FIELD_FORMAT
            /thirdPartyInvoice/address | 'x'             | FIELD_UNKNOWN
            /backToBack         | []                     | FIELD_TYPE
            /backToBack/originalNumber | 'no. 7'         | FIELD_FORMAT
            /backToBack/originalDate | '2026-02-30'      | FIELD_FORMAT
            /backToBack/originalValidUntil | 20270228    | FIELD_TYPE
            /backToBack/originCountry | 'kr'             | FIELD_FORMAT
            /backToBack/originalQuantities | {}          | FIELD_TYPE
            /backToBack/originalQuantities/0/quantity | '0' | FIELD_RANGE
            /surprise           | 1                      | FIELD_UNKNOWN
            /lines/0/a~1b~0c    | 1                      | FIELD_UNKNOWN
            """, quoteCharacter = '`')
    void a_bad_field_is_named_with_its_code(String pointer, String value, Code code) {
        Json.Obj order = JsonEdit.with(Orders.full("EC-1"), pointer, value);
        assertThat(problems(order)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/orderNumber",
        "/store",
        "/placedAt",
        "/destination",
        "/currency",
        "/consignee",
        "/lines",
        "/consignee/name",
        "/consignee/address",
        "/consignee/country",
        "/invoice/number",
        "/thirdPartyInvoice/name",
        "/thirdPartyInvoice/country",
        "/backToBack/originalNumber",
        "/backToBack/originalDate",
        "/backToBack/originalValidUntil",
        "/backToBack/originCountry",
        "/backToBack/originalQuantities/0/sku",
        "/transport/mode",
        "/lines/1/sku",
        "/lines/1/quantity",
        "/lines/1/unit",
        "/lines/1/value"
    })
    void a_missing_field_is_named_and_nothing_else(String pointer) {
        assertThat(problems(JsonEdit.without(Orders.full("EC-1"), pointer)))
                .containsExactly(new FieldProblem(Code.FIELD_MISSING, pointer, "is required"));
    }

    @Test
    void every_bad_field_is_named_at_once() {
        Json.Obj order = JsonEdit.without(Orders.full("EC-1"), "/store");
        order = JsonEdit.with(order, "/lines/1/value", "'x'");
        order = JsonEdit.with(order, "/consignee/country", "'vn'");
        order = JsonEdit.with(order, "/transport/mode", "'FOOT'");
        order = JsonEdit.with(order, "/surprise", "1");
        assertThat(problems(order))
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/store", "/lines/1/value", "/consignee/country", "/transport/mode", "/surprise");
    }

    @Test
    void what_is_no_object_is_one_problem_not_one_for_every_member() {
        assertThat(problems(JsonEdit.json("[]"))).extracting(FieldProblem::code).containsExactly(Code.FIELD_TYPE);
        assertThat(problems(JsonEdit.with(Orders.order("EC-1"), "/consignee", "7")))
                .hasSize(1);
        assertThat(problems(JsonEdit.with(Orders.order("EC-1"), "/transport", "7")))
                .hasSize(1);
    }

    /** A pattern is for programs; people are told in words what is expected, in both languages. */
    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /orderNumber        | '订单1'                | such as EC-1001
            /store              | 'Shop'                 | such as shop-1
            /placedAt           | 'yesterday'            | like 2026-09-01T08:00:00Z
            /destination        | 'vn'                   | write VN
            /destination        | 'VNM'                  | write VN
            /destination        | ' VN'                  | write VN
            /currency           | 'RMB'                  | write CNY
            /transport/mode     | 'ship'                 | one of SEA, AIR, ROAD, RAIL, POST
            /transport/mode     | 'aeroplane'            | one of SEA, AIR, ROAD, RAIL, POST
            /lines/0/unit       | '件'                   | write PCS
            /lines/0/unit       | 'box'                  | packageKind
            /lines/0/grossWeightKg | '18 kg'             | like "12.50"
            /backToBack/originalNumber | 'no. 7'         | such as CN-AE-0001
            /sandbox/verdict    | 'Rejected Field'       | such as Approved
            """, quoteCharacter = '`')
    void a_bad_field_is_told_in_words_what_is_expected(String pointer, String value, String said) {
        assertThat(problems(JsonEdit.with(Orders.full("EC-1"), pointer, value)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains(said).doesNotContainPattern("[\\[{^|][A-Za-z0-9]");
                    assertThat(problem.chinese()).isPresent();
                });
    }

    /** Lists of codes change; what was accepted under an earlier one is still read. */
    @ParameterizedTest
    @CsvSource({"/currency, DEM", "/lines/0/unit, BOXES", "/destination, ZZ", "/consignee/country, YU"})
    void an_order_that_was_accepted_stays_readable_when_its_code_has_left_the_list(String pointer, String code) {
        Json.Obj order = JsonEdit.with(Orders.full("EC-1"), pointer, Json.text(code));
        assertThat(problems(order)).extracting(FieldProblem::code).containsExactly(Code.CODE_UNKNOWN);
        assertThat(OrderFields.readAccepted(order).number()).isEqualTo("EC-1");
    }

    @Test
    void an_order_from_tomorrow_may_be_a_wrong_time_zone_and_one_from_next_year_is_none() {
        Order order = OrderFields.readAccepted(Orders.full("EC-1"));
        assertThat(order.aheadOf(order.placedAt())).isEmpty();
        assertThat(order.aheadOf(order.placedAt().minus(Order.MAX_AHEAD))).isEmpty();
        assertThat(order.aheadOf(order.placedAt().minus(Order.MAX_AHEAD).minusNanos(1)))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/placedAt");
                    assertThat(problem.code()).isEqualTo(Code.FIELD_RANGE);
                    assertThat(problem.chinese()).isPresent();
                });
    }

    @Test
    void a_message_never_quotes_the_value() {
        String secret = "Secret Buyer\\n";
        for (String pointer : List.of("/orderNumber", "/consignee/name", "/lines/0/value", "/transport/mode")) {
            assertThat(problems(JsonEdit.with(Orders.full("EC-1"), pointer, "'" + secret + "'")))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.message()).doesNotContain("Secret"));
        }
    }

    @Test
    void lengths_count_characters_as_people_do() {
        String two_hundred = "😀".repeat(200);
        assertThat(problems(JsonEdit.with(Orders.order("EC-1"), "/consignee/name", Json.text(two_hundred))))
                .isEmpty();
        assertThat(problems(JsonEdit.with(Orders.order("EC-1"), "/consignee/name", Json.text(two_hundred + "a"))))
                .extracting(FieldProblem::code)
                .containsExactly(Code.FIELD_LENGTH);
    }

    @Test
    void a_good_order_is_read_exactly() {
        Order order = OrderFields.readAccepted(Orders.full("EC-1"));
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-09-01T07:59:00.5Z"));
        assertThat(order.invoice().flatMap(Order.Invoice::date)).contains(LocalDate.of(2026, 9, 1));
        assertThat(order.transport().orElseThrow().mode()).isEqualTo(Order.Transport.Mode.SEA);
        assertThat(order.lines().getFirst().value()).isEqualTo(new BigDecimal("240.00"));
        assertThat(order.lines().getFirst().packages()).contains(2);
        assertThat(order.total()).isEqualByComparingTo("339.00");
        assertThat(order.sandbox().orElseThrow()).isEqualTo(Orders.full("EC-1").object("sandbox"));
    }

    @Test
    void an_order_never_prints_its_buyer() {
        assertThat(OrderFields.readAccepted(Orders.full("EC-1"))).hasToString("Order[EC-1 of shop]");
        assertThat(OrderFields.readAccepted(Orders.full("EC-1")).consignee().toString())
                .doesNotContain("Nguyen", "Le Loi");
    }

    @Test
    void an_accepted_order_that_breaks_the_rules_is_a_damaged_store() {
        assertThatIllegalStateException().isThrownBy(() -> OrderFields.readAccepted(Json.Obj.EMPTY));
    }
}

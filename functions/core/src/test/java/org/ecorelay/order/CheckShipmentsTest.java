package org.ecorelay.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders of two tables, or of tables on two lines. */
class CheckShipmentsTest {
    private static final ShippedOrder ONE_LINE = ShippedOrder.readAccepted(Orders.order("EC-1"));

    private static ShippedOrder twoLines() {
        Json line = Orders.order("EC-1").list("lines").getFirst();
        return ShippedOrder.readAccepted(
                JsonEdit.with(Orders.order("EC-1"), "/lines", new Json.Arr(List.of(line, line))));
    }

    private static List<String> said(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.pointer())
                .toList();
    }

    private static ShippedOrder with(ShippedOrder order, int number, String body) {
        Json.Obj read = (Json.Obj) JsonEdit.json(body);
        return switch (Shipment.read(number, read)) {
            case Shipment.Reading.Valid(var shipment) -> order.with(shipment, read);
            case Shipment.Reading.Invalid(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    private static List<String> problems(ShippedOrder order, int number, String body) {
        return said(CheckShipments.of(with(order, number, body), number));
    }

    @Test
    void no_more_is_shipped_than_was_ordered_not_even_by_all_shipments_together() {
        String two = "{'lines':[{'sku':'TABLE-01','quantity':'2'}]}";
        assertThat(problems(ONE_LINE, 1, two)).isEmpty();
        assertThat(problems(ONE_LINE, 1, "{'lines':[{'sku':'TABLE-01','quantity':'2.000001'}]}"))
                .containsExactly("FIELD_RANGE /lines/0/quantity");
        ShippedOrder shipped = with(ONE_LINE, 1, two);
        assertThat(problems(shipped, 2, "{'lines':[{'sku':'TABLE-01','quantity':'0.000001'}]}"))
                .containsExactly("FIELD_RANGE /lines/0/quantity");
        assertThat(problems(shipped, 1, two)).isEmpty();
    }

    @Test
    void the_same_line_twice_in_a_shipment_counts_twice() {
        String body = "{'lines':[{'sku':'TABLE-01','quantity':'1'},{'sku':'TABLE-01','quantity':'%s'}]}";
        assertThat(problems(ONE_LINE, 1, body.formatted("1"))).isEmpty();
        assertThat(problems(ONE_LINE, 1, body.formatted("1.5"))).containsExactly("FIELD_RANGE /lines/1/quantity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'sku':'CHAIR-01','quantity':'1'}|FIELD_RANGE /lines/0/sku",
                "{'sku':'TABLE-01','quantity':'1'}|FIELD_MISSING /lines/0/line",
                "{'sku':'TABLE-01','line':3,'quantity':'1'}|FIELD_RANGE /lines/0/line",
                "{'sku':'CHAIR-01','line':1,'quantity':'1'}|FIELD_RANGE /lines/0/line"
            })
    void an_amount_is_of_one_line_of_the_order(String amount, String problem) {
        assertThat(problems(twoLines(), 1, "{'lines':[%s]}".formatted(amount))).containsExactly(problem);
    }

    @Test
    void a_sku_on_several_lines_is_told_by_the_number_of_its_line() {
        assertThat(problems(twoLines(), 1, "{'lines':[{'sku':'TABLE-01','line':2,'quantity':'2'}]}"))
                .isEmpty();
    }

    @Test
    void only_one_shipment_has_everything_that_no_other_one_has_and_it_has_something() {
        ShippedOrder rest = with(ONE_LINE, 1, "{}");
        assertThat(CheckShipments.of(rest, 1)).isEmpty();
        assertThat(problems(rest, 2, "{}")).containsExactly("FIELD_MISSING /lines");
        assertThat(problems(rest, 2, "{'lines':[{'sku':'TABLE-01','quantity':'2'}]}"))
                .containsExactly("FIELD_RANGE /lines");
        ShippedOrder all = with(ONE_LINE, 2, "{'lines':[{'sku':'TABLE-01','quantity':'2'}]}");
        assertThat(problems(all, 1, "{}")).containsExactly("FIELD_RANGE /lines");
    }

    @Test
    void shipments_that_fitted_need_not_fit_to_a_corrected_order() {
        ShippedOrder shipped = with(ONE_LINE, 1, "{'lines':[{'sku':'TABLE-01','quantity':'2'}]}");
        Json.Obj less = JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'1'");
        assertThat(CheckShipments.allFit(shipped)).isTrue();
        assertThat(CheckShipments.allFit(shipped.of(OrderFields.readAccepted(less), less)))
                .isFalse();
    }

    @Test
    void five_hundred_lines_in_a_hundred_shipments_are_checked_and_divided() {
        Json.Obj order = JsonEdit.with(
                Orders.order("EC-1"),
                "/lines",
                Json.array(IntStream.range(0, 500)
                        .mapToObj(i -> JsonEdit.json(
                                "{'sku':'S-%d','quantity':'100','unit':'PCS','value':'99.99'}".formatted(i)))));
        ShippedOrder shipped = ShippedOrder.readAccepted(order);
        String lines = String.join(
                ",",
                IntStream.range(0, 500)
                        .mapToObj("{'sku':'S-%d','quantity':'1'}"::formatted)
                        .toList());
        for (int number = 1; number <= Shipment.MAX_NUMBER; number++) {
            shipped = with(shipped, number, "{'lines':[%s]}".formatted(lines));
        }
        assertThat(CheckShipments.of(shipped, 100)).isEmpty();
        assertThat(Division.of(shipped).needed(20)).isEqualTo(2500);
        assertThat(Division.of(shipped).part(1, 2500)).isPresent();
    }
}

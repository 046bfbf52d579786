package org.ecorelay.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionTest {
    /** An order whose line {@code i} is so many pieces of {@code SKU-i}, worth {@code value} altogether. */
    private static ShippedOrder order(String currency, String value, int... quantities) {
        Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/currency", Json.text(currency));
        Json lines = Json.array(IntStream.range(0, quantities.length)
                .mapToObj(i -> JsonEdit.json("""
                        {'sku':'SKU-%d','quantity':'%d','unit':'PCS','value':'%s','packages':7,'grossWeightKg':'10.1'}
                        """.formatted(i, quantities[i], value))));
        return ShippedOrder.readAccepted(JsonEdit.with(order, "/lines", lines));
    }

    private static ShippedOrder ship(ShippedOrder order, int number, String body) {
        Json.Obj read = (Json.Obj) JsonEdit.json(body);
        return switch (Shipment.read(number, read)) {
            case Shipment.Reading.Valid(var shipment) -> order.with(shipment, read);
            case Shipment.Reading.Invalid(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    private static List<PartOfOrder> parts(ShippedOrder order, int itemLimit) {
        Division division = Division.of(order);
        int parts = division.needed(itemLimit);
        return IntStream.rangeClosed(1, parts)
                .mapToObj(number -> division.part(number, parts).orElseThrow())
                .toList();
    }

    private static List<String> said(PartOfOrder part) {
        return part.order().lines().stream()
                .map(line -> line.sku() + " " + line.quantity().toPlainString() + " "
                        + line.value().toPlainString())
                .toList();
    }

    private static BigDecimal sum(List<PartOfOrder> parts, String sku, Function<Order.Line, BigDecimal> amount) {
        return parts.stream()
                .flatMap(part -> part.order().lines().stream())
                .filter(line -> line.sku().equals(sku))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void without_shipments_there_is_one_part_that_says_what_the_order_says() {
        ShippedOrder order = order("USD", "240.00", 2, 3);
        assertThat(parts(order, 20)).extracting(PartOfOrder::order).containsExactly(order.order());
    }

    @Test
    void a_shipment_takes_its_goods_out_of_the_first_part() {
        ShippedOrder order = ship(
                order("USD", "100.00", 3, 5),
                4,
                "{'invoice':{'number':'INV-4','date':'2026-09-02'},'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        List<PartOfOrder> parts = parts(order, 20);
        assertThat(parts).hasSize(2);
        assertThat(said(parts.getFirst())).containsExactly("SKU-0 2 66.67", "SKU-1 5 100.00");
        assertThat(parts.getFirst().order().invoice()).isEmpty();
        assertThat(said(parts.get(1))).containsExactly("SKU-0 1 33.33");
        assertThat(parts.get(1).order().invoice().orElseThrow().number()).isEqualTo("INV-4");
    }

    @Test
    void the_last_shipment_is_the_first_part_and_no_earlier_one_is_changed_by_it() {
        ShippedOrder one = ship(order("USD", "100.00", 3), 1, "{'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        ShippedOrder two = ship(one, 2, "{'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        ShippedOrder all = ship(two, 3, "{'invoice':{'number':'INV-3'},'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        assertThat(parts(one, 20)).extracting(DivisionTest::said).element(1).isEqualTo(List.of("SKU-0 1 33.33"));
        for (ShippedOrder later : List.of(two, all)) {
            assertThat(parts(later, 20).get(1)).isEqualTo(parts(one, 20).get(1));
        }
        assertThat(parts(all, 20).get(2)).isEqualTo(parts(two, 20).get(2));
        assertThat(said(parts(all, 20).getFirst())).containsExactly("SKU-0 1 33.34");
        assertThat(parts(all, 20).getFirst().order().invoice().orElseThrow().number())
                .isEqualTo("INV-3");
    }

    @Test
    void a_shipment_that_names_no_goods_has_everything_that_no_other_one_has() {
        ShippedOrder order = ship(order("USD", "100.00", 3), 1, "{'transport':{'mode':'AIR','vessel':'VN 513'}}");
        assertThat(parts(order, 20)).hasSize(1);
        assertThat(parts(order, 20).getFirst().order().transport().orElseThrow().vessel())
                .contains("VN 513");
        ShippedOrder shared = ship(order, 2, "{'lines':[{'sku':'SKU-0','quantity':'2.5'}]}");
        assertThat(said(parts(shared, 20).getFirst())).containsExactly("SKU-0 0.5 16.67");
    }

    @Test
    void a_shipment_that_was_called_off_is_no_part() {
        ShippedOrder order = ship(order("USD", "100.00", 3), 1, "{'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        assertThat(parts(ship(order, 1, "{'lines':[]}"), 20)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 100.00, 33.33, 33.34",
        "JPY, 100, 33, 34",
        "KWD, 100, 33.333, 33.334",
        "XQX, 100, 33.33, 33.34",
        "JPY, 100.0000, 33.3333, 33.3334"
    })
    void values_are_split_to_the_smallest_unit_of_the_currency_and_the_last_has_the_rest(
            String currency, String value, String share, String last) {
        ShippedOrder order = order(currency, value, 3);
        order = ship(order, 1, "{'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        order = ship(order, 2, "{'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        assertThat(parts(order, 20))
                .extracting(part -> part.order().lines().getFirst().value().toPlainString())
                .containsExactly(last, share, share);
    }

    /** Whatever is shipped, in whatever order, under whatever item limit. */
    @Test
    void parts_preserve_quantities_values_weights_and_packages_of_every_line() {
        var random = new Random(4);
        for (int run = 0; run < 300; run++) {
            int[] quantities = random.ints(1 + random.nextInt(8), 1, 40).toArray();
            ShippedOrder order =
                    order("USD", "%d.%02d".formatted(random.nextInt(9_999), random.nextInt(100)), quantities);
            int[] left = quantities.clone();
            for (int number = 1; number <= random.nextInt(6); number++) {
                var taken = new ArrayList<String>();
                for (int line = 0; line < left.length; line++) {
                    int some = random.nextInt(left[line] + 1);
                    left[line] -= some;
                    if (some > 0) {
                        taken.add("{'sku':'SKU-%d','quantity':'%d'}".formatted(line, some));
                    }
                }
                order = ship(order, number, "{'lines':[%s]}".formatted(String.join(",", taken)));
                assertThat(CheckShipments.of(order, number)).isEmpty();
            }
            int limit = 1 + random.nextInt(5);
            List<PartOfOrder> parts = parts(order, limit);
            for (Order.Line line : order.order().lines()) {
                assertThat(sum(parts, line.sku(), Order.Line::quantity)).isEqualByComparingTo(line.quantity());
                assertThat(sum(parts, line.sku(), Order.Line::value)).isEqualByComparingTo(line.value());
                assertThat(sum(parts, line.sku(), share -> share.grossWeightKg().orElseThrow()))
                        .isEqualByComparingTo("10.1");
                assertThat(sum(
                                parts,
                                line.sku(),
                                share -> BigDecimal.valueOf(share.packages().orElse(0))))
                        .isEqualByComparingTo("7");
            }
            assertThat(parts).allSatisfy(part -> {
                assertThat(part.order().lines()).hasSizeBetween(1, limit);
                assertThat(part.order().lines())
                        .allMatch(line -> line.quantity().signum() > 0);
                assertThat(part.order().lines()).allMatch(line -> line.value().signum() >= 0);
            });
        }
    }

    @Test
    void an_order_that_is_not_divided_into_so_many_has_no_such_part() {
        ShippedOrder order = ship(order("USD", "100.00", 3), 1, "{'lines':[{'sku':'SKU-0','quantity':'1'}]}");
        assertThat(Division.of(order).part(1, 1)).isEmpty();
        assertThat(Division.of(order).part(2, 2)).isPresent();
        assertThat(Division.of(order).part(3, 2)).isEmpty();
    }

    @Test
    void a_part_knows_the_lines_that_the_exporter_sent() {
        ShippedOrder order = ship(order("USD", "100.00", 3, 5), 1, "{'lines':[{'sku':'SKU-1','quantity':'5'}]}");
        PartOfOrder part = parts(order, 20).get(1);
        assertThat(part.lines()).containsExactly(1);
    }
}

package org.ecorelay.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShipmentTest {
    private static List<String> problems(String body) {
        return switch (Shipment.read(1, JsonEdit.json(body))) {
            case Shipment.Reading.Valid _ -> List.of();
            case Shipment.Reading.Invalid(var problems) ->
                problems.stream()
                        .map(problem -> (problem.code() + " " + problem.pointer()).strip())
                        .toList();
        };
    }

    @Test
    void a_shipment_may_say_everything_or_nothing() {
        assertThat(problems("{}")).isEmpty();
        assertThat(problems("""
                {'invoice':{'number':'INV-1','date':'2026-09-02'},
                 'transport':{'mode':'SEA','departureDate':'2026-09-03','vessel':'MV Hope 12E','portOfDischarge':'Da Nang'},
                 'lines':[{'sku':'TABLE-01','line':1,'quantity':'1.5'}],'updatedAt':'2026-09-02T08:00:00Z'}
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]|FIELD_TYPE ",
                "'all'|FIELD_TYPE ",
                "{'shipments':[]}|FIELD_UNKNOWN /shipments",
                "{'account':'beta'}|FIELD_UNKNOWN /account",
                "{'invoice':{}}|FIELD_MISSING /invoice/number",
                "{'invoice':'INV'}|FIELD_TYPE /invoice",
                "{'invoice':{'number':'=cmd()','date':'02.09.2026'}}|FIELD_FORMAT /invoice/date",
                "{'transport':{'mode':'SPACE'}}|FIELD_FORMAT /transport/mode",
                "{'transport':{'vessel':'MV'}}|FIELD_MISSING /transport/mode",
                "{'lines':{}}|FIELD_TYPE /lines",
                "{'lines':[7]}|FIELD_TYPE /lines/0",
                "{'lines':[{'sku':'A','quantity':'0'}]}|FIELD_RANGE /lines/0/quantity",
                "{'lines':[{'sku':'A','quantity':'-1'}]}|FIELD_FORMAT /lines/0/quantity",
                "{'lines':[{'sku':'A','quantity':1}]}|FIELD_TYPE /lines/0/quantity",
                "{'lines':[{'sku':'A','quantity':'1e9'}]}|FIELD_FORMAT /lines/0/quantity",
                "{'lines':[{'sku':'A','line':0,'quantity':'1'}]}|FIELD_RANGE /lines/0/line",
                "{'lines':[{'sku':'A','line':1.5,'quantity':'1'}]}|FIELD_TYPE /lines/0/line",
                "{'updatedAt':'yesterday'}|FIELD_FORMAT /updatedAt"
            })
    void every_bad_field_is_named(String body, String problem) {
        assertThat(problems(body)).contains(problem);
    }

    @Test
    void more_lines_than_an_order_can_have_are_refused() {
        assertThat(problems("{'lines':[%s{}]}".formatted("{},".repeat(500)))).contains("LIST_LENGTH /lines");
    }

    @Test
    void the_ledger_keeps_the_orders_of_a_shipment_and_the_numbers_of_those_that_left_it() {
        ShippedOrder order = ShippedOrder.readAccepted(Orders.order("EC-1"));
        ShippedOrder shared =
                order.with(sent("{'together':[{'orderNumber':'EC-3'},{'orderNumber':'EC-2'}]}", "EC-3", "EC-2"));
        assertThat(ShippedOrder.readAccepted(shared.stored())).isEqualTo(shared);
        assertThat(shared.companions()).containsExactly("EC-3", "EC-2");
        ShippedOrder less = shared.with(sent("{'together':[{'orderNumber':'EC-2'}]}", "EC-2"));
        assertThat(less.left()).containsExactly("EC-3");
        assertThat(ShippedOrder.readAccepted(less.stored())).isEqualTo(less);
        assertThat(ShippedOrder.asSent(less.stored())).isEqualTo(Orders.order("EC-1"));
        ShippedOrder back = less.with(sent("{'together':[{'orderNumber':'EC-3'}]}", "EC-3"));
        assertThat(back.left()).containsExactly("EC-2");
    }

    private static ShippedOrder.Sent sent(String body, String... others) {
        Json.Obj read = (Json.Obj) JsonEdit.json(body);
        Shipment shipment = ((Shipment.Reading.Valid) Shipment.read(1, read)).shipment();
        return new ShippedOrder.Sent(
                shipment,
                read,
                List.of(others).stream()
                        .map(number -> SharedOrder.of(Orders.order(number), Optional.empty()))
                        .toList());
    }

    @Test
    void the_ledger_keeps_the_order_and_each_shipment_as_they_were_sent() {
        Json.Obj body = (Json.Obj) JsonEdit.json("{'lines':[{'sku':'TABLE-01','quantity':'1'}]}");
        ShippedOrder order = ShippedOrder.readAccepted(Orders.order("EC-1"));
        assertThat(order.stored()).isEqualTo(Orders.order("EC-1"));
        Shipment shipment = ((Shipment.Reading.Valid) Shipment.read(3, body)).shipment();
        Json.Obj stored =
                order.with(new ShippedOrder.Sent(shipment, body, List.of())).stored();
        assertThat(ShippedOrder.asSent(stored)).isEqualTo(Orders.order("EC-1"));
        assertThat(ShippedOrder.readAccepted(stored).find(3).orElseThrow().body())
                .isEqualTo(body);
        assertThat(OrderFields.readAccepted(stored)).isEqualTo(order.order());
        assertThat(OrderFields.read(stored)).isInstanceOf(OrderReading.Invalid.class);
    }
}

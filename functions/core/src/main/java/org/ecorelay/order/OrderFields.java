package org.ecorelay.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.ApiKey;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;

/**
 * The field rules of an order. The published schema (events/schemas/order.schema.json) says the same; a test holds the two
 * together on generated orders.
 */
public final class OrderFields {
    /** Most lines in one order. */
    public static final int MAX_LINES = 500;

    /** Shape of order numbers and SKUs: printable ASCII without leading or trailing space. */
    public static final String IDENTIFIER = "[!-~]([ -~]*[!-~])?";

    private static final String CURRENCY = "[A-Z]{3}";
    private static final String UNIT = "[A-Z0-9]{2,5}";
    private static final String PLATFORM_WORD = "[A-Za-z][A-Za-z0-9-]*";
    private static final Set<String> FAULTS =
            Set.of("429", "503", "500", "answer-lost", "malformed", "timeout", "immediate");

    private OrderFields() {}

    /** Reads an order, or lists every bad field. */
    public static OrderReading read(Json body) {
        var fields = Fields.of(body);
        Optional<Order> order = order(fields);
        fields.nothingElse();
        return fields.problems().isEmpty() && order.isPresent()
                ? new OrderReading.Valid(order.get())
                : new OrderReading.Invalid(fields.problems());
    }

    /** Reads an order that was accepted before; what the ledger says beside it ({@link ShippedOrder}) is left out. */
    public static Order readAccepted(Json body) {
        return switch (read(body instanceof Json.Obj stored ? ShippedOrder.asSent(stored) : body)) {
            case OrderReading.Valid(Order order) -> order;
            case OrderReading.Invalid(var problems) ->
                throw new IllegalStateException("an accepted order breaks its rules: " + problems);
        };
    }

    private static Optional<Order> order(Fields fields) {
        String number = fields.text("orderNumber", 64, IDENTIFIER);
        String store = fields.text("store", 32, ApiKey.ID);
        var placedAt = fields.time("placedAt");
        String destination = fields.text("destination", 2, TradeParty.COUNTRY);
        String currency = fields.text("currency", 3, CURRENCY);
        Optional<TradeParty> consignee = fields.object("consignee", TradeParty::read);
        Optional<Order.Invoice> invoice = fields.optionalObject("invoice", OrderFields::invoice);
        Optional<Order.Transport> transport =
                fields.optionalObject("transport", OrderFields::transport).flatMap(read -> read);
        List<Order.Line> lines = fields.objects("lines", 1, MAX_LINES, OrderFields::line);
        var thirdParty = fields.optionalObject("thirdPartyInvoice", ThirdPartyInvoice::read);
        var backToBack = fields.optionalObject("backToBack", BackToBack::read);
        Optional<Instant> updatedAt = fields.optionalTime("updatedAt");
        Optional<Json.Obj> sandbox = fields.optionalObject("sandbox", OrderFields::sandbox);
        return consignee.map(buyer -> new Order(
                number,
                store,
                placedAt,
                destination,
                currency,
                buyer,
                invoice,
                transport,
                lines,
                thirdParty,
                backToBack,
                updatedAt,
                sandbox));
    }

    static Order.Invoice invoice(Fields fields) {
        var invoice = new Order.Invoice(fields.text("number", 35, IDENTIFIER), fields.optionalDate("date"));
        fields.nothingElse();
        return invoice;
    }

    static Optional<Order.Transport> transport(Fields fields) {
        String mode = fields.text("mode", 4, "SEA|AIR|ROAD|RAIL|POST");
        var departure = fields.optionalDate("departureDate");
        var vessel = fields.optionalText("vessel", 70, Fields.LINE);
        var port = fields.optionalText("portOfDischarge", 70, Fields.LINE);
        fields.nothingElse();
        return fields.problems().isEmpty()
                ? Optional.of(new Order.Transport(Order.Transport.Mode.valueOf(mode), departure, vessel, port))
                : Optional.empty();
    }

    private static Order.Line line(Fields fields) {
        var line = new Order.Line(
                fields.text("sku", 64, IDENTIFIER),
                fields.optionalText("description", 500, Fields.LINE),
                fields.positive("quantity"),
                fields.text("unit", 5, UNIT),
                fields.amount("value"),
                fields.optionalInt("packages", 1, 1_000_000),
                fields.optionalText("packageKind", 35, Fields.LINE),
                fields.optionalText("marks", 350, Fields.LINE),
                fields.optionalText("grossWeightKg", 22, Fields.DECIMAL).map(BigDecimal::new));
        fields.nothingElse();
        return line;
    }

    private static Json.Obj sandbox(Fields fields) {
        var script = Json.object()
                .putIfPresent(
                        "verdict",
                        fields.optionalText("verdict", 60, PLATFORM_WORD).map(Json::text))
                .putIfPresent(
                        "reason",
                        fields.optionalText("reason", 200, Fields.LINE).map(Json::text))
                .putIfPresent(
                        "field", fields.optionalText("field", 200, Fields.LINE).map(Json::text))
                .putIfPresent(
                        "afterSeconds",
                        fields.optionalInt("afterSeconds", 0, 86_400).map(Json::number))
                .put(
                        "faults",
                        Json.array(fields.optionalWords("faults", 20, FAULTS).stream()
                                .map(Json::text)))
                .build();
        fields.nothingElse();
        return script;
    }
}

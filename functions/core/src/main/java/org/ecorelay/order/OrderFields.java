package org.ecorelay.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.ApiKey;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.Shape;

/**
 * The field rules of an order. The published schema (events/schemas/order.schema.json) says the same; a test holds the two
 * together on generated orders.
 */
public final class OrderFields {
    /** Most lines in one order. */
    public static final int MAX_LINES = 500;

    /** Shape of order numbers and SKUs: printable ASCII without leading or trailing space. */
    public static final Shape IDENTIFIER = new Shape(
            "[!-~]([ -~]*[!-~])?",
            "must be Latin letters, digits and signs, without a space at either end, such as EC-1001");

    /** Shape of the id of a store. */
    public static final Shape STORE =
            new Shape(ApiKey.ID, "must be the id of a store: 2 to 32 small letters, digits and dashes, such as shop-1");

    private static final Shape PLATFORM_WORD = new Shape(
            "[A-Za-z][A-Za-z0-9-]*",
            "must be a word of the platform: Latin letters, digits and dashes, such as Approved");
    private static final List<String> FAULTS =
            List.of("429", "500", "503", "answer-lost", "immediate", "malformed", "timeout");
    private static final List<String> MODES =
            Arrays.stream(Order.Transport.Mode.values()).map(Enum::name).toList();

    private OrderFields() {}

    /** Reads an order, or lists every bad field. */
    public static OrderReading read(Json body) {
        return read(Fields.of(body));
    }

    private static OrderReading read(Fields fields) {
        Optional<Order> order = order(fields);
        fields.nothingElse();
        return fields.problems().isEmpty() && order.isPresent()
                ? new OrderReading.Valid(order.get())
                : new OrderReading.Invalid(fields.problems());
    }

    /** Reads an order that was accepted before; what the ledger says beside it ({@link ShippedOrder}) is left out. */
    public static Order readAccepted(Json body) {
        return switch (read(Fields.ofStored(body instanceof Json.Obj stored ? ShippedOrder.asSent(stored) : body))) {
            case OrderReading.Valid(Order order) -> order;
            case OrderReading.Invalid(var problems) ->
                throw new IllegalStateException("an accepted order breaks its rules: " + problems);
        };
    }

    private static Optional<Order> order(Fields fields) {
        String number = fields.text("orderNumber", 64, IDENTIFIER);
        String store = fields.text("store", 32, STORE);
        var placedAt = fields.time("placedAt");
        String destination = fields.code("destination", CodeList.COUNTRY);
        String currency = fields.code("currency", CodeList.CURRENCY);
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
        String mode = fields.word("mode", MODES);
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
                fields.code("unit", CodeList.UNIT),
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

package org.ecorelay.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;

/**
 * One shipment of an order: what the shop could not know when the buyer ordered.
 *
 * @param number the storefront's own number within the order, 1 to {@value #MAX_NUMBER}
 * @param invoice its commercial invoice (box 13), or empty
 * @param transport departure, vessel or flight, port (box 4), or empty
 * @param goods what it carries; empty means everything that no other shipment carries, an empty list that it was called off
 * @param updatedAt when the storefront last changed it, or empty; an older update never replaces a newer one
 */
public record Shipment(
        int number,
        Optional<Order.Invoice> invoice,
        Optional<Order.Transport> transport,
        Optional<List<Quantity>> goods,
        Optional<Instant> updatedAt) {
    /** Most shipments of one order. */
    public static final int MAX_NUMBER = 100;

    public Shipment {
        goods = goods.map(List::copyOf);
    }

    /**
     * An amount of one line of the order.
     *
     * @param line number of the line in the order, from 1; empty where the SKU says it
     */
    public record Quantity(String sku, Optional<Integer> line, BigDecimal quantity) {
        private static Quantity read(Fields fields) {
            var quantity = new Quantity(
                    fields.text("sku", 64, OrderFields.IDENTIFIER),
                    fields.optionalInt("line", 1, OrderFields.MAX_LINES),
                    fields.positive("quantity"));
            fields.nothingElse();
            return quantity;
        }
    }

    /** The result of reading a shipment. */
    public sealed interface Reading {
        /** Every field is good by itself; whether it fits to its order is another question. */
        record Valid(Shipment shipment) implements Reading {}

        /** At least one field is not. */
        record Invalid(List<FieldProblem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a shipment, or lists every bad field. */
    public static Reading read(int number, Json body) {
        var fields = Fields.of(body);
        boolean says = body instanceof Json.Obj object && object.members().containsKey("lines");
        var shipment = new Shipment(
                number,
                fields.optionalObject("invoice", OrderFields::invoice),
                fields.optionalObject("transport", OrderFields::transport).flatMap(read -> read),
                Optional.of(fields.optionalObjects("lines", OrderFields.MAX_LINES, Quantity::read))
                        .filter(_ -> says),
                fields.optionalTime("updatedAt"));
        fields.nothingElse();
        var problems = new ArrayList<>(fields.problems());
        return problems.isEmpty() ? new Reading.Valid(shipment) : new Reading.Invalid(problems);
    }

    /** Whether the storefront changed this one before the other. A clock that is far ahead shuts nobody out for long. */
    public boolean isOlder(Shipment other, Instant now) {
        Instant latest = now.plus(Order.MAX_AHEAD);
        return updatedAt
                .filter(time -> other.updatedAt
                        .map(known -> known.isAfter(latest) ? latest : known)
                        .filter(time::isBefore)
                        .isPresent())
                .isPresent();
    }

    /** Whether it carries whatever no other shipment does. */
    boolean takesTheRest() {
        return goods.isEmpty();
    }
}

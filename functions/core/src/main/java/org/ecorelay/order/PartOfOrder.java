package org.ecorelay.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one certificate is about: some lines of an order, or shares of them, with the invoice and transport of their shipment; and the
 * lines of the orders that share that shipment.
 *
 * @param order the order with these lines alone
 * @param lines index of each in the whole order, and behind its own lines in those of the others
 * @param lent where a line of another order comes from, by that index
 */
public record PartOfOrder(Order order, List<Integer> lines, Map<Integer, Lent> lent) {
    public PartOfOrder {
        lines = List.copyOf(lines);
        lent = Map.copyOf(lent);
    }

    /**
     * A line of another order.
     *
     * @param order that order, with the invoice that it has in this shipment
     * @param index of the line in that order
     */
    public record Lent(Order order, int index) {}

    /** The order that a line is of. */
    public Order of(int index) {
        return Optional.ofNullable(lent.get(index)).map(Lent::order).orElse(order);
    }

    /** The invoices that are known, each once, the lead's first (box 13). */
    public List<Order.Invoice> invoices() {
        Stream<Order> all = Stream.concat(
                Stream.of(order), lines.stream().filter(lent::containsKey).map(this::of));
        return all.flatMap(one -> one.invoice().stream()).distinct().toList();
    }

    /** A pointer into {@code /lines} of the whole as one into the order that the line is of; others stay. */
    public String pointer(String whole) {
        String[] steps = whole.split("/", 4);
        Lent own = steps.length > 2 && steps[1].equals("lines") && steps[2].matches("[0-9]{1,4}")
                ? lent.get(Integer.parseInt(steps[2]))
                : null;
        if (own == null) {
            return whole;
        }
        String number = own.order().number().replace("~", "~0").replace("/", "~1");
        String rest = steps.length > 3 ? "/" + steps[3] : "";
        return "/orders/%s/lines/%d%s".formatted(number, own.index(), rest);
    }
}

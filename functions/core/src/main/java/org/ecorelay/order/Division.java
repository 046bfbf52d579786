package org.ecorelay.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Divides an order into the parts that each get a document: by shipment, and a shipment by how many lines one document carries.
 *
 * <p>Part 1 has what is not shipped yet, or the last shipment when nothing is left; the other shipments follow in the order of
 * their arrival. So a later shipment takes from part 1 and changes no earlier one. Of an order without shipments each part
 * has its turn of the lines. Pure: the same order, shipments and number of parts give the same parts.
 */
public final class Division {
    private final ShippedOrder shipped;
    private final List<Slice> slices;
    private final ShareValues values;

    /** What one shipment has, or what none has: quantities by index of the line. */
    record Slice(Optional<Shipment> shipment, TreeMap<Integer, BigDecimal> quantities) {}

    private Division(ShippedOrder shipped) {
        this.shipped = shipped;
        List<Slice> taken = taken(shipped);
        this.values = new ShareValues(shipped.order(), lastFirst(taken));
        this.slices = lastFirst(taken);
    }

    /** The division of an order whose shipments fit to it. */
    public static Division of(ShippedOrder shipped) {
        return new Division(shipped);
    }

    /** In the order of arrival; at the end what is left, if there is anything. */
    private static List<Slice> taken(ShippedOrder shipped) {
        Order order = shipped.order();
        var left = new TreeMap<Integer, BigDecimal>();
        for (int i = 0; i < order.lines().size(); i++) {
            left.put(i, order.lines().get(i).quantity());
        }
        var slices = new ArrayList<Slice>();
        for (Shipment shipment : shipped.shipments()) {
            var quantities = new TreeMap<Integer, BigDecimal>();
            shipment.goods().orElse(List.of()).forEach(taken -> {
                int line = CheckShipments.line(order, taken).orElseThrow();
                quantities.merge(line, taken.quantity(), BigDecimal::add);
                left.merge(line, taken.quantity(), BigDecimal::subtract);
            });
            if (!quantities.isEmpty()) {
                slices.add(new Slice(Optional.of(shipment), quantities));
            }
        }
        left.values().removeIf(amount -> amount.signum() == 0);
        if (!left.isEmpty()) {
            slices.add(new Slice(
                    shipped.shipments().stream().filter(Shipment::takesTheRest).findFirst(), left));
        }
        return slices;
    }

    private static List<Slice> lastFirst(List<Slice> taken) {
        var slices = new ArrayList<>(taken);
        slices.addFirst(slices.removeLast());
        return List.copyOf(slices);
    }

    /** How many documents it takes when one carries at most {@code itemLimit} lines. */
    public int needed(int itemLimit) {
        return slices.stream()
                .mapToInt(slice -> Math.ceilDiv(slice.quantities().size(), itemLimit))
                .sum();
    }

    /**
     * One part of so many.
     *
     * @return empty when the order is not divided into so many, or has no such part
     */
    public Optional<PartOfOrder> part(int number, int parts) {
        int longest = slices.stream()
                .mapToInt(slice -> slice.quantities().size())
                .max()
                .orElse(1);
        if (needed(longest) > parts) {
            return Optional.empty();
        }
        // The shares are as even as can be: the lowest limit that so many parts keep.
        int limit = 1;
        while (needed(limit) > parts) {
            limit++;
        }
        List<PartOfOrder> all = parts(limit);
        return number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    private List<PartOfOrder> parts(int limit) {
        var leading = chunks(slices.getFirst(), limit);
        var all = new ArrayList<PartOfOrder>();
        all.add(leading.getFirst());
        slices.subList(1, slices.size()).forEach(slice -> all.addAll(chunks(slice, limit)));
        all.addAll(leading.subList(1, leading.size()));
        return all;
    }

    private List<PartOfOrder> chunks(Slice slice, int limit) {
        var chunks = new ArrayList<PartOfOrder>();
        List<Integer> indexes = List.copyOf(slice.quantities().keySet());
        for (int begin = 0; begin < indexes.size(); begin += limit) {
            List<Integer> own = indexes.subList(begin, Math.min(begin + limit, indexes.size()));
            List<Order.Line> lines =
                    own.stream().map(index -> values.line(slice, index)).toList();
            Order order = shipped.order();
            chunks.add(new PartOfOrder(
                    order.share(
                            lines,
                            slice.shipment().flatMap(Shipment::invoice).or(order::invoice),
                            slice.shipment().flatMap(Shipment::transport).or(order::transport)),
                    own));
        }
        return chunks;
    }
}

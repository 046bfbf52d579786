package org.ecorelay.order;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ecorelay.order.PartOfOrder.Lent;

/** The lines of other orders that share the shipments of one, counted on behind its own. */
final class LentLines {
    private final Map<Integer, TreeMap<Integer, BigDecimal>> byShipment = new HashMap<>();
    private final Map<Integer, Lent> lent = new HashMap<>();

    LentLines(ShippedOrder shipped) {
        int next = shipped.order().lines().size();
        for (ShippedOrder.Sent sent : shipped.sent()) {
            var quantities = new TreeMap<Integer, BigDecimal>();
            for (SharedOrder other : sent.shared()) {
                List<Order.Line> lines = other.order().lines();
                for (int i = 0; i < lines.size(); i++) {
                    quantities.put(next, lines.get(i).quantity());
                    lent.put(next, new Lent(other.order(), i));
                    next++;
                }
            }
            byShipment.put(sent.shipment().number(), quantities);
        }
    }

    /** Quantities of the lines that travel in a shipment. */
    Map<Integer, BigDecimal> of(Shipment shipment) {
        return byShipment.getOrDefault(shipment.number(), new TreeMap<>());
    }

    /** Where those of these lines come from that are another order's. */
    Map<Integer, Lent> from(List<Integer> lines) {
        var some = new HashMap<>(lent);
        some.keySet().retainAll(lines);
        return some;
    }
}

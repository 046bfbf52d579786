package org.ecorelay.order;

import java.util.List;

/**
 * What one certificate is about: some lines of an order, or shares of them, with the invoice and transport of their shipment.
 *
 * @param order the order with these lines alone
 * @param lines index of each in the whole order
 */
public record PartOfOrder(Order order, List<Integer> lines) {
    public PartOfOrder {
        lines = List.copyOf(lines);
    }
}

package org.ecorelay.order;

import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * Another order that shares a shipment of this one, whole, as it was when that was told: its goods are on this order's certificate.
 *
 * @param order as it was sent, with the invoice that was told with the shipment, if one was
 * @param stored the body that the ledger keeps of it under its own certificate
 */
public record SharedOrder(Order order, Json.Obj stored) {
    /** Reads a body of the ledger. */
    public static SharedOrder of(Json.Obj stored, Optional<Order.Invoice> told) {
        Order order = OrderFields.readAccepted(stored);
        return new SharedOrder(order.share(order.lines(), told.or(order::invoice), order.transport()), stored);
    }

    public String number() {
        return order.number();
    }
}

package org.ecorelay.certificate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.CheckTogether;
import org.ecorelay.order.Order;
import org.ecorelay.order.SharedOrder;
import org.ecorelay.order.Shipment;
import org.ecorelay.order.ShippedOrder;

/**
 * Reads the orders that a shipment names, as they are now, and says which cannot share it. What changes afterwards is found when the
 * lead is built: nothing is covered here.
 */
final class FindCompanions {
    private final Certificates certificates;
    private final Ledger ledger;

    FindCompanions(Records records) {
        this.certificates = records.certificates();
        this.ledger = records.ledger();
    }

    /**
     * The orders of a shipment.
     *
     * @param orders in the order of the shipment; fewer when there are problems
     * @param problems pointers lead into the shipment
     */
    record Found(List<SharedOrder> orders, List<FieldProblem> problems) {}

    Found of(Certificate lead, Order order, Shipment shipment) {
        var orders = new ArrayList<SharedOrder>();
        var problems = new ArrayList<FieldProblem>();
        for (int i = 0; i < shipment.together().size(); i++) {
            Shipment.Companion companion = shipment.together().get(i);
            Optional<Certificate> row = certificates.find(lead.subject().inStore(companion.orderNumber()));
            Optional<String> refusal =
                    row.map(found -> refusal(lead, found)).orElse(Optional.of("is not an order of this store"));
            if (refusal.isPresent()) {
                problems.add(CheckTogether.problem(i, Code.ORDER_NOT_SHAREABLE, refusal.get()));
                continue;
            }
            ShippedOrder other = order(row.orElseThrow());
            problems.addAll(CheckTogether.fit(order, other.order(), i));
            if (!other.shipments().stream().allMatch(Shipment::calledOff)) {
                problems.add(CheckTogether.problem(i, Code.ORDER_NOT_SHAREABLE, said(CoverOrders.Obstacle.DIVIDED)));
            }
            orders.add(SharedOrder.of(other.stored(), companion.invoice()));
        }
        return new Found(orders, problems);
    }

    private static Optional<String> refusal(Certificate lead, Certificate row) {
        if (row.subject().mode() != lead.subject().mode()) {
            return Optional.of("is of the other mode, test or live; leave it out");
        }
        if (!row.subject().exporter().equals(lead.subject().exporter())) {
            return Optional.of("is of another exporter; leave it out");
        }
        return CoverOrders.obstacle(row, lead.id()).map(FindCompanions::said);
    }

    private static String said(CoverOrders.Obstacle obstacle) {
        return switch (obstacle) {
            case FILED ->
                "was sent to the platform already and has a certificate of its own; leave it out, or withdraw it and send its goods as"
                        + " an order with another number";
            case WITHDRAWN -> "is withdrawn; leave it out";
            case ELSEWHERE ->
                "shares a shipment of another order already; leave it out, or send that shipment again without it first";
            case DIVIDED -> "has shipments or parts of its own; leave it out, or call its shipments off first";
            case CHANGED -> "has changed meanwhile; send the shipment again";
        };
    }

    private ShippedOrder order(Certificate row) {
        return ledger.find(row.id(), Ledger.orderKey(row.orderHash()))
                .map(item -> ShippedOrder.readAccepted(JsonReader.readOwn(item.body())))
                .orElseThrow(
                        () -> new IllegalStateException("the order of %s is not in the ledger".formatted(row.id())));
    }
}

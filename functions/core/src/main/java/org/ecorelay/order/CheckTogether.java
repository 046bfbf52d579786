package org.ecorelay.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;

/**
 * Whether other orders may share a shipment: one certificate has one consignee, destination and currency (boxes 2, 12 and 15), and no
 * order is on two. Several invoices may be on it (RCEP 3.16). Pure.
 */
public final class CheckTogether {
    private CheckTogether() {}

    /** What is wrong with the names alone in shipment {@code number}; pointers lead into that shipment. */
    public static List<FieldProblem> names(ShippedOrder shipped, Shipment shipment) {
        var problems = new ArrayList<FieldProblem>();
        Set<String> elsewhere = new HashSet<>();
        shipped.shipments().stream()
                .filter(other -> other.number() != shipment.number())
                .flatMap(other -> other.together().stream())
                .forEach(companion -> elsewhere.add(companion.orderNumber()));
        Set<String> here = new HashSet<>();
        for (int i = 0; i < shipment.together().size(); i++) {
            String number = shipment.together().get(i).orderNumber();
            if (number.equals(shipped.order().number())) {
                problems.add(problem(i, Code.FIELD_RANGE, "must be another order than the one that is shipped"));
            } else if (elsewhere.contains(number)) {
                problems.add(problem(i, Code.FIELD_RANGE, "is in another shipment of this order already"));
            } else if (!here.add(number)) {
                problems.add(problem(i, Code.FIELD_RANGE, "is named twice"));
            }
        }
        if (!shipment.together().isEmpty() && shipment.calledOff()) {
            problems.add(
                    new FieldProblem(
                            Code.FIELD_RANGE,
                            "/together",
                            "must be empty when nothing of this order is shipped; name another of the orders as the one that is shipped"));
        }
        return problems;
    }

    /** Members in which two orders differ that one certificate can say only once. */
    public static List<String> differing(Order lead, Order other) {
        var members = new ArrayList<String>();
        if (!lead.destination().equals(other.destination())) {
            members.add("destination");
        }
        if (!lead.consignee().sameOnForm(other.consignee())) {
            members.add("consignee");
        }
        if (!lead.currency().equals(other.currency())) {
            members.add("currency");
        }
        if (!lead.thirdPartyInvoice().equals(other.thirdPartyInvoice())) {
            members.add("thirdPartyInvoice");
        }
        if (!lead.backToBack().equals(other.backToBack())) {
            members.add("backToBack");
        }
        return members;
    }

    /** What of the other order does not fit to the lead's; {@code index} is its place in the shipment. */
    public static List<FieldProblem> fit(Order lead, Order other, int index) {
        return differing(lead, other).stream()
                .map(member -> problem(
                        index,
                        Code.ORDER_NOT_SHAREABLE,
                        "has another %s than the order that is shipped; leave it out, or correct one of the orders first"
                                .formatted(member)))
                .toList();
    }

    /** What of a corrected order does not fit to those that share its shipments; pointers lead into the order. */
    public static List<FieldProblem> corrected(ShippedOrder changed) {
        return changed.shared().stream()
                .flatMap(other -> differing(changed.order(), other.order()).stream())
                .distinct()
                .map(member -> new FieldProblem(
                        Code.ORDER_NOT_SHAREABLE,
                        "/" + member,
                        "must be that of the orders that share a shipment; send the shipment without them first:"
                                + " PUT /v1/orders/{id}/shipments/{n}"))
                .toList();
    }

    /** Whether one order with all their lines would still be one that is accepted. */
    public static List<FieldProblem> size(ShippedOrder shipped) {
        return shipped.together().lines().size() <= OrderFields.MAX_LINES
                ? List.of()
                : List.of(new FieldProblem(
                        Code.LIST_LENGTH,
                        "/together",
                        "makes more than %d lines; ship some of the orders without the others"
                                .formatted(OrderFields.MAX_LINES)));
    }

    /** A problem with the order that is named at that place. */
    public static FieldProblem problem(int index, Code code, String message) {
        return new FieldProblem(code, "/together/%d/orderNumber".formatted(index), message);
    }
}

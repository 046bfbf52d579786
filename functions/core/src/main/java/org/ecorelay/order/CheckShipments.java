package org.ecorelay.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;

/** Whether shipments fit to their order: each amount is of one of its lines, and all together are never more than was ordered. */
public final class CheckShipments {
    private final Order order;
    private final List<BigDecimal> left;
    private final List<FieldProblem> problems = new ArrayList<>();

    private CheckShipments(Order order) {
        this.order = order;
        this.left =
                new ArrayList<>(order.lines().stream().map(Order.Line::quantity).toList());
    }

    /** What is wrong with shipment {@code number} beside the others; pointers lead into that shipment. */
    public static List<FieldProblem> of(ShippedOrder shipped, int number) {
        var check = new CheckShipments(shipped.order());
        List<Shipment> others = shipped.shipments().stream()
                .filter(shipment -> shipment.number() != number)
                .toList();
        others.forEach(check::take);
        check.problems.clear();
        shipped.find(number).ifPresent(sent -> check.last(sent.shipment(), others));
        return List.copyOf(check.problems);
    }

    /** Whether every shipment of the order fits. */
    public static boolean allFit(ShippedOrder shipped) {
        return shipped.shipments().stream()
                .allMatch(shipment -> of(shipped, shipment.number()).isEmpty());
    }

    private void last(Shipment shipment, List<Shipment> others) {
        Optional<Shipment> rest = others.stream().filter(Shipment::takesTheRest).findFirst();
        if (shipment.takesTheRest() && rest.isPresent()) {
            problem(
                    Code.FIELD_MISSING,
                    "/lines",
                    "is required: shipment %d has everything that no other one has"
                            .formatted(rest.get().number()));
            return;
        }
        take(shipment);
        boolean nothingLeft = left.stream().noneMatch(amount -> amount.signum() > 0);
        if (problems.isEmpty() && nothingLeft && shipment.takesTheRest()) {
            problem(Code.FIELD_RANGE, "/lines", "is required: other shipments have everything that was ordered");
        }
        if (problems.isEmpty() && nothingLeft && rest.isPresent()) {
            problem(
                    Code.FIELD_RANGE,
                    "/lines",
                    "must leave something for shipment %d, which has everything that no other one has"
                            .formatted(rest.get().number()));
        }
    }

    private void take(Shipment shipment) {
        List<Shipment.Quantity> goods = shipment.goods().orElse(List.of());
        for (int i = 0; i < goods.size(); i++) {
            Shipment.Quantity taken = goods.get(i);
            String at = "/lines/" + i;
            line(order, taken).ifPresentOrElse(line -> take(line, taken.quantity(), at), () -> noLine(taken, at));
        }
    }

    private void take(int line, BigDecimal quantity, String at) {
        BigDecimal before = left.get(line);
        left.set(line, before.subtract(quantity));
        if (left.get(line).signum() < 0) {
            problem(
                    Code.FIELD_RANGE,
                    at + "/quantity",
                    "must be at most %s, which is what other amounts leave of line %d"
                            .formatted(before.max(BigDecimal.ZERO).toPlainString(), line + 1));
        }
    }

    private void noLine(Shipment.Quantity taken, String at) {
        if (taken.line().isPresent()) {
            problem(Code.FIELD_RANGE, at + "/line", "must be the number of a line of the order with that SKU");
        } else if (lines(order, taken.sku()).isEmpty()) {
            problem(Code.FIELD_RANGE, at + "/sku", "must be on a line of the order");
        } else {
            problem(Code.FIELD_MISSING, at + "/line", "is required: the SKU is on several lines of the order");
        }
    }

    private void problem(Code code, String pointer, String message) {
        problems.add(new FieldProblem(code, pointer, message));
    }

    /** Index of the line that an amount is of, or empty when it says none, or more than one. */
    static Optional<Integer> line(Order order, Shipment.Quantity taken) {
        List<Integer> all = lines(order, taken.sku());
        return taken.line().isPresent()
                ? taken.line().map(number -> number - 1).filter(all::contains)
                : Optional.of(all).filter(some -> some.size() == 1).map(List::getFirst);
    }

    private static List<Integer> lines(Order order, String sku) {
        return IntStream.range(0, order.lines().size())
                .filter(i -> order.lines().get(i).sku().equals(sku))
                .boxed()
                .toList();
    }
}

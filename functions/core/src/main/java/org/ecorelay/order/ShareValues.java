package org.ecorelay.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.order.Division.Slice;

/**
 * What each share of a line is worth and weighs: in proportion to its quantity, rounded down to the currency's smallest unit; the
 * last share of the line has the rest, so that all together are exactly the line. The share that leads is last.
 */
final class ShareValues {
    private static final int GRAMS = 3;
    private static final int CENTS = 2;

    private final Order order;
    private final int digits;

    /** Amounts given to the shares before the last, by line. */
    private final Map<Integer, Given> given = new HashMap<>();

    /** Whose share of a line is the last, by line: the one that leads, or else the last to arrive. */
    private final Map<Integer, Optional<Integer>> last = new HashMap<>();

    private record Given(BigDecimal value, BigDecimal weight, int packages) {
        static final Given NOTHING = new Given(BigDecimal.ZERO, BigDecimal.ZERO, 0);

        Given and(Given more) {
            return new Given(value.add(more.value), weight.add(more.weight), packages + more.packages);
        }
    }

    /**
     * @param slices the one that leads first, the others in the order of arrival
     */
    @SuppressWarnings("MissingSummary")
    ShareValues(Order order, List<Slice> slices) {
        this.order = order;
        this.digits = digits(order.currency());
        slices.subList(1, slices.size()).forEach(this::comesLater);
        comesLater(slices.getFirst());
        for (Slice slice : slices) {
            slice.quantities().keySet().stream()
                    .filter(index -> !isLast(slice, index))
                    .forEach(index -> given.merge(index, proportional(slice, index), Given::and));
        }
    }

    private static int digits(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .map(Currency::getDefaultFractionDigits)
                .filter(known -> known >= 0)
                .findFirst()
                .orElse(CENTS);
    }

    /** The share of {@code slice} in one line of the order. */
    Order.Line line(Slice slice, int index) {
        Order.Line whole = order.lines().get(index);
        Given share = proportional(slice, index);
        if (isLast(slice, index)) {
            Given others = given.getOrDefault(index, Given.NOTHING);
            share = new Given(
                    whole.value().subtract(others.value()),
                    whole.grossWeightKg().orElse(BigDecimal.ZERO).subtract(others.weight()),
                    whole.packages().orElse(0) - others.packages());
        }
        Given own = share;
        return whole.share(
                slice.quantities().getOrDefault(index, BigDecimal.ZERO),
                own.value(),
                Optional.of(own.packages()).filter(packages -> packages > 0),
                whole.grossWeightKg().map(_ -> own.weight()));
    }

    private void comesLater(Slice slice) {
        slice.quantities().keySet().forEach(index -> last.put(index, shipment(slice)));
    }

    private boolean isLast(Slice slice, int index) {
        return shipment(slice).equals(last.get(index));
    }

    /** What tells one slice from another: at most one of them has no shipment. */
    private static Optional<Integer> shipment(Slice slice) {
        return slice.shipment().map(Shipment::number);
    }

    private Given proportional(Slice slice, int index) {
        Order.Line whole = order.lines().get(index);
        BigDecimal quantity = slice.quantities().getOrDefault(index, BigDecimal.ZERO);
        return new Given(
                share(
                        whole.value(),
                        quantity,
                        whole,
                        Math.max(digits, whole.value().scale())),
                whole.grossWeightKg()
                        .map(weight -> share(weight, quantity, whole, Math.max(GRAMS, weight.scale())))
                        .orElse(BigDecimal.ZERO),
                whole.packages()
                        .map(packages -> share(BigDecimal.valueOf(packages), quantity, whole, 0)
                                .intValueExact())
                        .orElse(0));
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal quantity, Order.Line whole, int scale) {
        return amount.multiply(quantity).divide(whole.quantity(), scale, RoundingMode.DOWN);
    }
}

package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Sums of which nothing may be missing. */
final class Sums {
    private Sums() {}

    /** The sum, or empty when one of the amounts is not known. */
    static Optional<BigDecimal> of(List<Optional<BigDecimal>> amounts) {
        Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
        for (Optional<BigDecimal> amount : amounts) {
            sum = sum.flatMap(so -> amount.map(so::add));
        }
        return sum;
    }

    static Optional<BigDecimal> values(List<Used> materials) {
        return of(materials.stream().map(Used::value).toList());
    }

    /** The sum of what is known: where leaving something out can only make a result worse. */
    static BigDecimal atLeast(List<Used> materials) {
        return materials.stream().flatMap(used -> used.value().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of the room of an alternative is left, as a fraction, so that nothing is rounded.
 *
 * @param part what is left of {@code whole}
 * @param whole greater than zero
 */
record Margin(BigDecimal part, BigDecimal whole) {
    /** No price can tip it. */
    static final Margin FULL = new Margin(BigDecimal.ONE, BigDecimal.ONE);

    private static final int SHOWN_DIGITS = 4;

    boolean widerThan(Margin other) {
        return part.multiply(other.whole).compareTo(other.part.multiply(whole)) > 0;
    }

    /** For people, rounded down: 0.2500. */
    String text() {
        return part.divide(whole, SHOWN_DIGITS, RoundingMode.FLOOR).toPlainString();
    }
}

package org.ecorelay.origin.bill;

import java.math.BigDecimal;

/** An amount as entered; not yet checked, so that a bad one can be asked about. Nothing is converted. */
public record Money(BigDecimal amount, String currency) {
    /** So many times this amount, exactly. */
    public Money times(BigDecimal quantity) {
        return new Money(amount.multiply(quantity), currency);
    }
}

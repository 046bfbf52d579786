package org.ecorelay.origin.bill;

import java.math.BigDecimal;

/** An amount as entered; not yet checked, so that a bad one can be asked about. Nothing is converted. */
public record Money(BigDecimal amount, String currency) {}

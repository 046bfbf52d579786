package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.List;

/** The costs of the build-up formula of RCEP 3.5, beside originating materials. */
public record ProductionCosts(Money labour, Money overhead, Money profit, Money other) {
    /** All four. */
    public List<Money> all() {
        return List.of(labour, overhead, profit, other);
    }

    ProductionCosts times(BigDecimal quantity) {
        return new ProductionCosts(
                labour.times(quantity), overhead.times(quantity), profit.times(quantity), other.times(quantity));
    }
}

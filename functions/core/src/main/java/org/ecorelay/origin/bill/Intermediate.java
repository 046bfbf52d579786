package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the producer made a material that it uses itself. One that qualifies counts as originating in full (RCEP 3.12);
 * otherwise its own materials are those of the good.
 *
 * @param reaction whether a chemical reaction took place, or empty when nobody has said
 * @param costs for the build-up formula, against the value of the material
 * @param statedRule the rule of the material, where no pack has one
 */
public record Intermediate(
        List<Material> materials,
        Processing processing,
        Optional<Boolean> reaction,
        Optional<ProductionCosts> costs,
        Optional<Good.StatedRule> statedRule) {
    public Intermediate {
        materials = List.copyOf(materials);
    }

    /** Without costs, and by the rule of a pack. */
    public Intermediate(List<Material> materials, Processing processing, Optional<Boolean> reaction) {
        this(materials, processing, reaction, Optional.empty(), Optional.empty());
    }

    /** The same of other materials. */
    public Intermediate of(List<Material> others) {
        return new Intermediate(others, processing, reaction, costs, statedRule);
    }

    /** The same with these costs. */
    public Intermediate costing(Optional<ProductionCosts> other) {
        return new Intermediate(materials, processing, reaction, other, statedRule);
    }

    Intermediate times(BigDecimal quantity) {
        return of(materials.stream().map(material -> material.times(quantity)).toList())
                .costing(costs.map(each -> each.times(quantity)));
    }
}

package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the producer made a material that it uses itself. One that qualifies counts as originating in full (RCEP 3.12);
 * otherwise its own materials are those of the good.
 *
 * @param reaction whether a chemical reaction took place, or empty when nobody has said
 */
public record Intermediate(List<Material> materials, Processing processing, Optional<Boolean> reaction) {
    public Intermediate {
        materials = List.copyOf(materials);
    }

    Intermediate times(BigDecimal quantity) {
        return new Intermediate(
                materials.stream().map(material -> material.times(quantity)).toList(), processing, reaction);
    }
}

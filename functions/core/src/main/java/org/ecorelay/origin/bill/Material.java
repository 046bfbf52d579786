package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line of a bill of materials.
 *
 * @param id unique in its bill: the exporter's own name for it
 * @param hs the code as entered; empty text when not stated
 * @param value its value on {@code basis}, after the deductions that RCEP 3.5 allows and evidence supports
 * @param weight kilograms, for the weight rule of chapters 50 to 63
 * @param intermediate what the producer made it from, or empty when it was bought
 */
public record Material(
        String id,
        String hs,
        MaterialOrigin origin,
        Optional<Money> value,
        ValueBasis basis,
        Optional<BigDecimal> weight,
        Role role,
        Optional<Intermediate> intermediate) {
    /** How a value was found (RCEP 3.5). */
    public enum ValueBasis {
        /** Imported: the CIF value at importation. */
        CIF,
        /** Bought in a Party: the earliest ascertainable price paid or payable. */
        EX_WORKS
    }

    /** What it is to the good. */
    public enum Role {
        MATERIAL,
        /** Ignored for WO, PE, CTC and CR; counted for RVC (3.8). */
        RETAIL_PACKING,
        /** Always ignored (3.8). */
        TRANSPORT_PACKING,
        /** Accessories, spare parts, tools, invoiced with the good and customary: as retail packing (3.9). */
        ACCESSORY,
        /** Energy, tools, catalysts and the like: originating wherever they come from (3.10). */
        INDIRECT;

        /** Whether its classification and origin count for WO, PE, CTC and CR. */
        public boolean countsForProcess() {
            return this == MATERIAL;
        }

        /** Whether its value counts for RVC. */
        public boolean countsForValue() {
            return this == MATERIAL || this == RETAIL_PACKING || this == ACCESSORY;
        }
    }

    /** So many of it, and of all that it is made from. */
    Material times(BigDecimal quantity) {
        return new Material(
                id,
                hs,
                origin,
                value.map(each -> each.times(quantity)),
                basis,
                weight.map(quantity::multiply),
                role,
                intermediate.map(made -> made.times(quantity)));
    }
}

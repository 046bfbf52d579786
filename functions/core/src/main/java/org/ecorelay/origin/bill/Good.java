package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A good whose origin is asked, with all that its exporter has stated.
 *
 * @param pointer JSON Pointer to the good in the exporter's own data, for findings
 * @param hs the code as entered, in the HS edition in operation
 * @param party the exporting Party, in which the good was produced; ISO 3166-1 alpha-2
 * @param fob free-on-board value
 * @param weight kilograms, for the weight rule of chapters 50 to 63
 * @param whollyObtained the case of RCEP 3.3, when that is claimed
 * @param costs for the build-up formula
 * @param reaction whether a chemical reaction took place in the Party, or empty when nobody has said
 * @param statedRule the rule that the exporter entered itself
 */
public record Good(
        String pointer,
        String hs,
        String party,
        Optional<Money> fob,
        Optional<BigDecimal> weight,
        List<Material> materials,
        Optional<WhollyObtained> whollyObtained,
        Processing processing,
        Optional<ProductionCosts> costs,
        Optional<Boolean> reaction,
        Optional<StatedRule> statedRule) {
    /** Materials of a bill, on all levels together. */
    public static final int MAX_LINES = 2_000;

    /** Levels of a bill. */
    public static final int MAX_DEPTH = 20;

    public Good {
        materials = List.copyOf(materials);
    }

    /** The same where its findings point elsewhere. */
    public Good at(String other) {
        return new Good(
                other, hs, party, fob, weight, materials, whollyObtained, processing, costs, reaction, statedRule);
    }

    /** The same under another code. */
    public Good classified(String code) {
        return new Good(
                pointer, code, party, fob, weight, materials, whollyObtained, processing, costs, reaction, statedRule);
    }

    /** The same with this FOB value. */
    public Good worth(Money value) {
        return new Good(
                pointer,
                hs,
                party,
                Optional.of(value),
                weight,
                materials,
                whollyObtained,
                processing,
                costs,
                reaction,
                statedRule);
    }

    /** So many of it: every amount and weight is multiplied, which is exact; nothing is ever divided. */
    public Good times(BigDecimal quantity) {
        return new Good(
                pointer,
                hs,
                party,
                fob.map(value -> value.times(quantity)),
                weight.map(quantity::multiply),
                materials.stream().map(material -> material.times(quantity)).toList(),
                whollyObtained,
                processing,
                costs.map(each -> each.times(quantity)),
                reaction,
                statedRule);
    }

    /**
     * A product-specific rule as the exporter entered it.
     *
     * @param text in the grammar of {@link org.ecorelay.origin.rule.Rule}
     * @param source where it is printed
     */
    public record StatedRule(String text, String source) {}
}

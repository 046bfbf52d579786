package org.ecorelay.origin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.hs.HsCodeDoubt;
import org.ecorelay.origin.qualify.QualifyGood;
import org.ecorelay.origin.rule.AccountRules;

/**
 * Determines the origin of an amount of one product on its way to one Party, from what its account has stated. Pure; every
 * number is exact. Immutable.
 */
public final class DetermineOrigin {
    private final QualifyGood qualify;

    public DetermineOrigin(AccountRules rules) {
        this.qualify = new QualifyGood(rules.book(), rules.appendices(), rules.mayState(), rules.rates());
    }

    /**
     * What was sold of a product.
     *
     * @param value of all of it, which is its FOB value where the product profile states none
     * @param pointer JSON Pointer to the line in the exporter's order, for findings
     */
    public record Sold(BigDecimal quantity, String unit, Money value, String pointer) {}

    /**
     * The FOB value of what was sold (RCEP 3.1): what the profile states for one unit, as often as it was sold; else the
     * value of the line.
     */
    public static Money fob(ProductProfile product, Sold sold) {
        return product.good().fob().map(unit -> unit.times(sold.quantity())).orElse(sold.value());
    }

    /**
     * What can be asked about a profile before any of it is sold: codes that HS 2022 does not have, of the product for any
     * destination and of its materials.
     *
     * @param pointer JSON Pointer to the product in the exporter's own data, for findings
     */
    public static List<Finding> doubts(ProductProfile product, String pointer) {
        var doubts = new ArrayList<Finding>();
        Stream.concat(Stream.of(""), product.hsCodes().keySet().stream().sorted())
                .forEach(party -> HsCodeDoubt.of(product.hsCode(party), pointer + product.hsPointer(party))
                        .ifPresent(doubts::add));
        materials(product.good().materials(), pointer, doubts);
        return List.copyOf(doubts);
    }

    /** A code that does not exist would differ from that of the good, and so count as a change in classification. */
    private static void materials(List<Material> materials, String pointer, List<Finding> doubts) {
        for (int i = 0; i < materials.size(); i++) {
            Material material = materials.get(i);
            String at = pointer + "/materials/" + i;
            boolean matters = material.role().countsForProcess()
                    && !material.hs().isEmpty()
                    && !(material.origin() instanceof MaterialOrigin.Originating);
            if (matters) {
                HsCodeDoubt.of(material.hs(), at + "/hsCode").ifPresent(doubts::add);
            }
            material.intermediate().ifPresent(made -> materials(made.materials(), at + "/madeFrom", doubts));
        }
    }

    /**
     * Determines the origin of what was sold.
     *
     * @param pointer JSON Pointer to the product in the exporter's own data, for findings
     */
    public Determination of(ProductProfile product, String pointer, Sold sold, Shipment shipment) {
        String code = product.hsCode(shipment.importing());
        List<Finding> doubts = new ArrayList<>();
        HsCodeDoubt.of(code, pointer + product.hsPointer(shipment.importing())).ifPresent(doubts::add);
        materials(product.good().materials(), pointer, doubts);
        unitDiffers(product, sold).ifPresent(doubts::add);
        if (!doubts.isEmpty()) {
            return new Determination.NeedsData(doubts, Json.Obj.EMPTY);
        }
        Good one = product.good().at(pointer).classified(code);
        return one.fob().isPresent() ? qualify.qualify(one, shipment).determination() : whole(one, sold, shipment);
    }

    /** All that was sold, since the value of the line is never divided. */
    private Determination whole(Good one, Sold sold, Shipment shipment) {
        Good all = one.times(sold.quantity()).worth(sold.value());
        Determination determination = qualify.qualify(all, shipment).determination();
        return determination instanceof Determination.NotOriginating(String reason, String fix, var trace)
                ? new Determination.NotOriginating(
                        reason,
                        "%s Amounts are for all %s %s of the line."
                                .formatted(fix, sold.quantity().toPlainString(), sold.unit()),
                        trace)
                : determination;
    }

    /** The bill is for one unit of the profile: a dozen of something else would make any value content come out. */
    private static Optional<Finding> unitDiffers(ProductProfile product, Sold sold) {
        return product.unit()
                .filter(unit -> !unit.equals(sold.unit()))
                .map(unit -> Finding.of("UNIT_DIFFERS", sold.pointer() + "/unit", sold.unit(), unit));
    }
}

package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.Optional;
import org.ecorelay.origin.bill.Material.Role;
import org.ecorelay.origin.bill.Material.ValueBasis;

/** Materials, and the same ones with one thing changed. */
public final class Materials {
    private Materials() {}

    /** A bought material that goes into the good, valued CIF, without a weight. */
    public static Material bought(String id, String hs, MaterialOrigin origin, Optional<Money> value) {
        return new Material(id, hs, origin, value, ValueBasis.CIF, Optional.empty(), Role.MATERIAL, Optional.empty());
    }

    public static Material as(Role role, Material of) {
        return new Material(
                of.id(), of.hs(), of.origin(), of.value(), of.basis(), of.weight(), role, of.intermediate());
    }

    public static Material weighing(String kilograms, Material of) {
        return new Material(
                of.id(),
                of.hs(),
                of.origin(),
                of.value(),
                of.basis(),
                Optional.of(new BigDecimal(kilograms)),
                of.role(),
                of.intermediate());
    }

    /** Bought in a Party at the earliest ascertainable price. */
    public static Material exWorks(Material of) {
        return new Material(
                of.id(),
                of.hs(),
                of.origin(),
                of.value(),
                ValueBasis.EX_WORKS,
                of.weight(),
                of.role(),
                of.intermediate());
    }

    public static Material madeFrom(Intermediate parts, Material of) {
        return new Material(
                of.id(), of.hs(), of.origin(), of.value(), of.basis(), of.weight(), of.role(), Optional.of(parts));
    }

    /** Under a rule that the exporter states. */
    public static Intermediate stating(Good.StatedRule rule, Intermediate of) {
        return new Intermediate(of.materials(), of.processing(), of.reaction(), of.costs(), Optional.of(rule));
    }
}

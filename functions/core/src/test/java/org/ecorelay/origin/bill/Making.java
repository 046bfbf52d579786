package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A good in the making, for tests: made in China, worked substantially, in US dollars, unless it is said otherwise. */
public final class Making {
    private static final String USD = "USD";

    private String hs;
    private String party = "CN";
    private Optional<Money> fob = Optional.empty();
    private Optional<BigDecimal> weight = Optional.empty();
    private final List<Material> materials = new ArrayList<>();
    private Optional<WhollyObtained> obtained = Optional.empty();
    private Processing processing = new Processing.Substantial();
    private Optional<ProductionCosts> costs = Optional.empty();
    private Optional<Boolean> reaction = Optional.empty();
    private Optional<Good.StatedRule> rule = Optional.empty();

    private Making(String hs) {
        this.hs = hs;
    }

    public static Making of(String hs) {
        return new Making(hs);
    }

    public Making in(String country) {
        party = country;
        return this;
    }

    public Making as(String code) {
        hs = code;
        return this;
    }

    public Making fob(String amount) {
        return fob(usd(amount));
    }

    public Making fob(Money amount) {
        fob = Optional.of(amount);
        return this;
    }

    public Making weighing(String kilograms) {
        weight = Optional.of(new BigDecimal(kilograms));
        return this;
    }

    public Making from(Material... more) {
        materials.addAll(List.of(more));
        return this;
    }

    public Making from(List<Material> more) {
        materials.addAll(more);
        return this;
    }

    public Making obtained(WhollyObtained as) {
        obtained = Optional.of(as);
        return this;
    }

    public Making by(Processing how) {
        processing = how;
        return this;
    }

    /** Labour, overhead, profit, other. */
    public Making costing(String labour, String overhead, String profit, String other) {
        costs = Optional.of(new ProductionCosts(usd(labour), usd(overhead), usd(profit), usd(other)));
        return this;
    }

    public Making reacting(boolean took) {
        reaction = Optional.of(took);
        return this;
    }

    public Making stating(String text, String source) {
        rule = Optional.of(new Good.StatedRule(text, source));
        return this;
    }

    public Good good() {
        return new Good("/products/1", hs, party, fob, weight, materials, obtained, processing, costs, reaction, rule);
    }

    public static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    /** A material that meets 3.2 in a Party. */
    public static Material originating(String id, String hs, String party, String value) {
        return Materials.bought(id, hs, new MaterialOrigin.Originating(party), Optional.of(usd(value)));
    }

    /** A material of a country that is no Party. */
    public static Material foreign(String id, String hs, String country, String value) {
        return Materials.bought(id, hs, new MaterialOrigin.NonParty(country), Optional.of(usd(value)));
    }

    /** A material of unknown origin. */
    public static Material unknown(String id, String hs, String value) {
        return Materials.bought(id, hs, new MaterialOrigin.Undetermined(), Optional.of(usd(value)));
    }

    /** A material made by the producer. */
    public static Material made(String id, String hs, String value, Material... parts) {
        return Materials.madeFrom(
                new Intermediate(List.of(parts), new Processing.Substantial(), Optional.empty()),
                unknown(id, hs, value));
    }
}

package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.ExchangeRates;
import org.ecorelay.origin.bill.ExchangeRates.Rate;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Intermediate;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.ProductionCosts;

/**
 * Brings all values of a good into one of its currencies: that of its FOB value, or the first one into which there is a rate from every other.
 * Amounts are only ever multiplied by a rate, so that nothing has to be rounded. For one good.
 */
final class ConvertMoney {
    private final List<Rate> rates;
    private final String currency;
    private final List<Json.Obj> conversions = new ArrayList<>();

    private ConvertMoney(String currency, List<Rate> rates) {
        this.currency = currency;
        this.rates = rates;
    }

    /** What came of it. */
    sealed interface Result {
        /**
         * All values are in one currency.
         *
         * @param conversions each amount that was converted, with rate, date and source
         */
        record Converted(Good good, List<Json.Obj> conversions) implements Result {}

        /** There is no rate from these currencies into {@code into}. */
        record NoRate(Set<String> from, String into) implements Result {}
    }

    static Result of(Good good, ExchangeRates known, LocalDate day) {
        Set<String> currencies = currencies(good);
        if (currencies.size() <= 1) {
            return new Result.Converted(good, List.of());
        }
        for (String into : currencies) {
            List<Rate> rates = currencies.stream()
                    .filter(from -> !from.equals(into))
                    .flatMap(from -> known.find(from, into, day).stream())
                    .toList();
            if (rates.size() == currencies.size() - 1) {
                var convert = new ConvertMoney(into, rates);
                return new Result.Converted(convert.good(good), convert.conversions);
            }
        }
        String into = currencies.iterator().next();
        var missing = new LinkedHashSet<>(currencies);
        missing.removeIf(
                from -> from.equals(into) || known.find(from, into, day).isPresent());
        return new Result.NoRate(missing, into);
    }

    /** The currency of the FOB value first, then those of materials and costs. */
    private static Set<String> currencies(Good good) {
        var currencies = new LinkedHashSet<String>();
        good.fob().ifPresent(fob -> currencies.add(fob.currency()));
        good.materials().forEach(material -> add(material, currencies));
        good.costs().ifPresent(costs -> add(costs, currencies));
        return currencies;
    }

    private static void add(Material material, Set<String> currencies) {
        if (material.role().countsForValue()) {
            material.value().ifPresent(value -> currencies.add(value.currency()));
        }
        material.intermediate().ifPresent(made -> {
            made.materials().forEach(part -> add(part, currencies));
            made.costs().ifPresent(costs -> add(costs, currencies));
        });
    }

    private static void add(ProductionCosts costs, Set<String> currencies) {
        costs.all().forEach(cost -> currencies.add(cost.currency()));
    }

    private Good good(Good good) {
        String at = good.pointer();
        return new Good(
                at,
                good.hs(),
                good.party(),
                good.fob().map(fob -> money(fob, at + "/fob")),
                good.weight(),
                materials(good.materials(), at),
                good.whollyObtained(),
                good.processing(),
                good.costs().map(costs -> costs(costs, at)),
                good.reaction(),
                good.statedRule());
    }

    private List<Material> materials(List<Material> materials, String at) {
        var converted = new ArrayList<Material>();
        for (int i = 0; i < materials.size(); i++) {
            converted.add(material(materials.get(i), at + "/materials/" + i));
        }
        return converted;
    }

    private Material material(Material material, String at) {
        Optional<Money> value = material.role().countsForValue()
                ? material.value().map(amount -> money(amount, at + "/value"))
                : material.value();
        return new Material(
                material.id(),
                material.hs(),
                material.origin(),
                value,
                material.basis(),
                material.weight(),
                material.role(),
                material.intermediate().map(made -> intermediate(made, at + "/madeFrom")));
    }

    private Intermediate intermediate(Intermediate made, String at) {
        return made.of(materials(made.materials(), at)).costing(made.costs().map(costs -> costs(costs, at)));
    }

    private ProductionCosts costs(ProductionCosts costs, String at) {
        return new ProductionCosts(
                money(costs.labour(), at + "/costs/labour"),
                money(costs.overhead(), at + "/costs/overhead"),
                money(costs.profit(), at + "/costs/profit"),
                money(costs.other(), at + "/costs/other"));
    }

    private Money money(Money amount, String at) {
        Optional<Rate> rate = rates.stream()
                .filter(known -> known.from().equals(amount.currency()))
                .findFirst();
        if (rate.isEmpty()) {
            return amount;
        }
        BigDecimal gives = rate.get().of(amount.amount());
        conversions.add(Json.object()
                .put("of", at)
                .put("amount", amount.amount().toPlainString() + " " + amount.currency())
                .put("gives", gives.toPlainString() + " " + currency)
                .put("by", rate.get().json())
                .build());
        return new Money(gives, currency);
    }
}

package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.json.Json;

/**
 * The exchange rates that an account has entered. A rate holds on its day and, when there is no newer one, for {@value #MAX_AGE_DAYS} days after it:
 * long enough for the longest public holidays. Nothing is computed across a third currency and nothing is rounded. Immutable.
 */
public final class ExchangeRates {
    /** How many days before the day that counts a rate may be from. */
    public static final int MAX_AGE_DAYS = 10;

    /** Knows no rate. */
    public static final ExchangeRates NONE = new ExchangeRates(Map.of());

    private final Map<Pair, NavigableMap<LocalDate, Rate>> rates;

    private ExchangeRates(Map<Pair, NavigableMap<LocalDate, Rate>> rates) {
        this.rates = Map.copyOf(rates);
    }

    private record Pair(String from, String to) {}

    /**
     * One unit of {@code from} is worth {@code rate} units of {@code to}.
     *
     * @param source who published it
     */
    public record Rate(String from, String to, BigDecimal rate, LocalDate date, String source) {
        /** An amount of {@code from} in {@code to}, exactly. */
        public BigDecimal of(BigDecimal amount) {
            return amount.multiply(rate);
        }

        /** For the trace. */
        public Json.Obj json() {
            return Json.object()
                    .put("from", from)
                    .put("to", to)
                    .put("rate", rate.toPlainString())
                    .put("date", date.toString())
                    .put("source", source)
                    .build();
        }
    }

    /** These rates; of two for one pair and day the later one counts. */
    public static ExchangeRates of(Iterable<Rate> entered) {
        var rates = new HashMap<Pair, NavigableMap<LocalDate, Rate>>();
        entered.forEach(rate -> rates.computeIfAbsent(new Pair(rate.from(), rate.to()), pair -> new TreeMap<>())
                .put(rate.date(), rate));
        return new ExchangeRates(rates);
    }

    /** The rate of a day, or the last one before it that is not too old. */
    public Optional<Rate> find(String from, String to, LocalDate day) {
        return Optional.ofNullable(rates.get(new Pair(from, to)))
                .flatMap(of -> Optional.ofNullable(of.floorEntry(day)))
                .map(Map.Entry::getValue)
                .filter(rate -> !rate.date().isBefore(day.minusDays(MAX_AGE_DAYS)));
    }

    /**
     * Whether an amount is at most a limit in another currency, by a rate of either direction: both can be compared without dividing.
     *
     * @return empty when no rate is known
     */
    public Optional<Comparison> atMost(Money amount, Money limit, LocalDate day) {
        if (amount.currency().equals(limit.currency())) {
            return Optional.of(new Comparison(amount.amount().compareTo(limit.amount()) <= 0, Optional.empty()));
        }
        return find(amount.currency(), limit.currency(), day)
                .map(rate -> new Comparison(rate.of(amount.amount()).compareTo(limit.amount()) <= 0, Optional.of(rate)))
                .or(() -> find(limit.currency(), amount.currency(), day)
                        .map(rate -> new Comparison(
                                amount.amount().compareTo(rate.of(limit.amount())) <= 0, Optional.of(rate))));
    }

    /**
     * What a comparison came to.
     *
     * @param rate by which, or empty when both are in one currency
     */
    public record Comparison(boolean within, Optional<Rate> rate) {}
}

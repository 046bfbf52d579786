package org.ecorelay.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;

/**
 * One order of a storefront, with what a certificate of origin needs of it.
 *
 * @param number the storefront's own number, unique within the store
 * @param placedAt when the buyer ordered
 * @param destination ISO 3166-1 alpha-2 code of the importing country
 * @param currency ISO 4217 code of every value
 * @param consignee importer or consignee; personal data: never in rows, queues or logs
 * @param thirdPartyInvoice who invoices the goods in place of the exporter, or empty
 * @param backToBack the original proof of a re-export, or empty
 * @param updatedAt when the storefront last changed it, or empty; an older update never replaces a newer one
 * @param sandbox scripted behaviour for the sandbox (test keys only), or empty
 */
public record Order(
        String number,
        String store,
        Instant placedAt,
        String destination,
        String currency,
        TradeParty consignee,
        Optional<Invoice> invoice,
        Optional<Transport> transport,
        List<Line> lines,
        Optional<ThirdPartyInvoice> thirdPartyInvoice,
        Optional<BackToBack> backToBack,
        Optional<Instant> updatedAt,
        Optional<Json.Obj> sandbox) {
    /** The largest error of a clock that is set to the wrong time zone, and a little. */
    static final Duration MAX_AHEAD = Duration.ofDays(1);

    public Order {
        lines = List.copyOf(lines);
    }

    /** The commercial invoice (box 13). */
    public record Invoice(String number, Optional<LocalDate> date) {}

    /** Means of transport as far as known (box 4). */
    public record Transport(
            Mode mode, Optional<LocalDate> departureDate, Optional<String> vessel, Optional<String> portOfDischarge) {
        /** How the goods travel. */
        public enum Mode {
            SEA,
            AIR,
            ROAD,
            RAIL,
            POST
        }
    }

    /**
     * One line: an amount of one product.
     *
     * @param value value of the whole line in the order's currency
     * @param packages number of packages, or empty
     * @param packageKind what they are, {@code CARTONS}, or empty
     * @param marks marks and numbers on them (box 7), or empty
     * @param grossWeightKg kilograms, or empty
     */
    public record Line(
            String sku,
            Optional<String> description,
            BigDecimal quantity,
            String unit,
            BigDecimal value,
            Optional<Integer> packages,
            Optional<String> packageKind,
            Optional<String> marks,
            Optional<BigDecimal> grossWeightKg) {
        /** A share of this line. */
        Line share(BigDecimal some, BigDecimal worth, Optional<Integer> inPackages, Optional<BigDecimal> weighingKg) {
            return new Line(sku, description, some, unit, worth, inPackages, packageKind, marks, weighingKg);
        }

        /** Amounts are compared as numbers: 240 is 240.00. */
        boolean sameGoods(Line other) {
            return sku.equals(other.sku)
                    && description.equals(other.description)
                    && quantity.compareTo(other.quantity) == 0
                    && unit.equals(other.unit)
                    && value.compareTo(other.value) == 0
                    && packages.equals(other.packages)
                    && packageKind.equals(other.packageKind)
                    && marks.equals(other.marks)
                    && grossWeightKg
                            .map(BigDecimal::stripTrailingZeros)
                            .equals(other.grossWeightKg.map(BigDecimal::stripTrailingZeros));
        }
    }

    /**
     * {@link #updatedAt}, but no more than {@link #MAX_AHEAD} after {@code now}: a storefront whose clock is wrong must not shut
     * out its own later updates for years.
     */
    public Optional<Instant> sourceTime(Instant now) {
        Instant latest = now.plus(MAX_AHEAD);
        return updatedAt.map(time -> time.isAfter(latest) ? latest : time);
    }

    /** A problem of {@link #placedAt} if that is later than any clock could honestly say: the rules of that day are not known yet. */
    public Optional<FieldProblem> aheadOf(Instant now) {
        return placedAt.isAfter(now.plus(MAX_AHEAD))
                ? Optional.of(new FieldProblem(
                        FieldProblem.Code.FIELD_RANGE, "/placedAt", "must be no more than a day ahead of now, in UTC"))
                : Optional.empty();
    }

    /** This order with these lines alone, which travel so and are invoiced so. */
    Order share(List<Line> some, Optional<Invoice> invoiced, Optional<Transport> carried) {
        return new Order(
                number,
                store,
                placedAt,
                destination,
                currency,
                consignee,
                invoiced,
                carried,
                some,
                thirdPartyInvoice,
                backToBack,
                updatedAt,
                sandbox);
    }

    /** Sum of the lines, in {@link #currency()}. */
    public BigDecimal total() {
        return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How much of each product there is in all its lines, by SKU. */
    public Map<String, BigDecimal> quantities() {
        var quantities = new TreeMap<String, BigDecimal>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), BigDecimal::add));
        return quantities;
    }

    /**
     * Whether everything that origin rests on is the same: destination, consignee, currency, lines, quantities, values, the
     * third party that invoices and the original of a re-export.
     */
    public boolean sameGoods(Order other) {
        return destination.equals(other.destination)
                && currency.equals(other.currency)
                && consignee.sameOnForm(other.consignee)
                && thirdPartyInvoice.equals(other.thirdPartyInvoice)
                && backToBack.equals(other.backToBack)
                && lines.size() == other.lines.size()
                && IntStream.range(0, lines.size()).allMatch(i -> lines.get(i).sameGoods(other.lines.get(i)));
    }

    @Override
    public String toString() {
        return "Order[" + number + " of " + store + "]";
    }
}

package org.ecorelay.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.TradeParty;
import org.ecorelay.json.Json;

/**
 * One order of a storefront, with what a certificate of origin needs of it.
 *
 * @param number the storefront's own number, unique within the store
 * @param placedAt when the buyer ordered
 * @param destination ISO 3166-1 alpha-2 code of the importing country
 * @param currency ISO 4217 code of every value
 * @param consignee importer or consignee; personal data: never in rows, queues or logs
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
        Optional<Json.Obj> sandbox) {
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
     * @param grossWeightKg kilograms, or empty
     */
    public record Line(
            String sku,
            Optional<String> description,
            BigDecimal quantity,
            String unit,
            BigDecimal value,
            Optional<Integer> packages,
            Optional<BigDecimal> grossWeightKg) {}

    /** Sum of the lines, in {@link #currency()}. */
    public BigDecimal total() {
        return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public String toString() {
        return "Order[" + number + " of " + store + "]";
    }
}

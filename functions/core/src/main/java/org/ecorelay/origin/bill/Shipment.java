package org.ecorelay.origin.bill;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a good goes.
 *
 * @param importing the importing Party, ISO 3166-1 alpha-2
 * @param day the day whose rules apply
 * @param request how the RCEP country of origin is claimed
 * @param statedListing what the exporter says of the importing Party's appendix, or empty; a loaded appendix goes before it
 */
public record Shipment(String importing, LocalDate day, CountryRequest request, Optional<StatedListing> statedListing) {
    /** One without a statement about the appendix. */
    public Shipment(String importing, LocalDate day, CountryRequest request) {
        this(importing, day, request, Optional.empty());
    }

    /**
     * Whether the importing Party lists the good among its tariff differentials (RCEP 2.6.3), as its exporter has looked it up.
     *
     * @param source where that can be read
     */
    public record StatedListing(boolean listed, String source) {}

    /** What the importer asks for in box 11. */
    public sealed interface CountryRequest {
        /** The country that Article 2.6.1 to 2.6.4 gives. */
        record Regular() implements CountryRequest {}

        /** 2.6.6 (a): the Party with the highest rate among those that contributed originating materials. */
        record HighestOfContributors(String party) implements CountryRequest {}

        /** 2.6.6 (b): the Party with the highest rate of all. */
        record HighestOfAll(String party) implements CountryRequest {}
    }

    /** A shipment with the regular country of origin. */
    public static Shipment to(String importing, LocalDate day) {
        return new Shipment(importing, day, new CountryRequest.Regular());
    }
}

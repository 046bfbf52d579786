package org.ecorelay.origin.bill;

import java.time.LocalDate;

/**
 * Where a good goes.
 *
 * @param importing the importing Party, ISO 3166-1 alpha-2
 * @param day the day whose rules apply
 * @param request how the RCEP country of origin is claimed
 */
public record Shipment(String importing, LocalDate day, CountryRequest request) {
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

package org.ecorelay.origin.bill;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.Fields;
import org.ecorelay.origin.bill.Shipment.CountryRequest;
import org.ecorelay.origin.bill.Shipment.StatedListing;

/**
 * What an exporter states of a product for one importing Party.
 *
 * @param appendix whether the Party lists the product among its tariff differentials (RCEP 2.6.3)
 * @param countryOfOrigin the claim under RCEP 2.6.6, or empty for the country that 2.6.2 to 2.6.4 give
 */
public record DestinationTerms(Optional<StatedListing> appendix, Optional<CountryRequest> countryOfOrigin) {
    /** Nothing stated. */
    public static final DestinationTerms NONE = new DestinationTerms(Optional.empty(), Optional.empty());

    private static final String LISTED = "LISTED";
    private static final String CONTRIBUTORS = "2.6.6A";
    private static final int MAX_SOURCE = 500;

    /** Reads {@code appendix} and {@code countryOfOrigin}. */
    public static DestinationTerms read(Fields fields) {
        var terms = new DestinationTerms(
                fields.optionalObject("appendix", DestinationTerms::listing),
                fields.optionalObject("countryOfOrigin", DestinationTerms::claim));
        fields.nothingElse();
        return terms;
    }

    private static StatedListing listing(Fields fields) {
        boolean listed = fields.word("listing", List.of(LISTED, "NOT_LISTED")).equals(LISTED);
        var listing = new StatedListing(listed, fields.text("source", MAX_SOURCE, Fields.LINE));
        fields.nothingElse();
        return listing;
    }

    private static CountryRequest claim(Fields fields) {
        String article = fields.word("claim", List.of(CONTRIBUTORS, "2.6.6B"));
        String party = fields.code("party", CodeList.COUNTRY);
        fields.nothingElse();
        return article.equals(CONTRIBUTORS)
                ? new CountryRequest.HighestOfContributors(party)
                : new CountryRequest.HighestOfAll(party);
    }

    /** A shipment under these terms. */
    public Shipment to(String importing, LocalDate day) {
        return new Shipment(importing, day, countryOfOrigin.orElse(new CountryRequest.Regular()), appendix);
    }
}

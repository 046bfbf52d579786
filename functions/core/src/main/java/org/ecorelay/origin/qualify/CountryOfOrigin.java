package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.Criterion;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.bill.Shipment.CountryRequest;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.AppendixLines.Listing;

/** Names the RCEP country of origin of a good that originates (2.6). What is unknown and does not matter is not asked. */
final class CountryOfOrigin {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Value added in the exporting Party for lines of an appendix (2.6.3), computed under 3.5. */
    private static final BigDecimal ADDITIONAL = BigDecimal.valueOf(20);

    private final Facts facts;
    private final Criterion criterion;
    private final Listing listing;
    private final String importing;
    /** Where the listing is from, when the exporter has stated it; else empty. */
    private final String stated;

    private CountryOfOrigin(Facts facts, Criterion criterion, Shipment shipment, AppendixLines appendices) {
        this.facts = facts;
        this.criterion = criterion;
        this.importing = shipment.importing();
        Listing loaded = appendices.listing(importing, facts.hs(), shipment.day());
        Optional<Shipment.StatedListing> said = shipment.statedListing().filter(any -> loaded == Listing.UNKNOWN);
        this.listing = said.map(one -> one.listed() ? Listing.LISTED : Listing.NOT_LISTED)
                .orElse(loaded);
        this.stated = said.map(one -> " (stated by the exporter: %s)".formatted(one.source()))
                .orElse("");
    }

    static Country of(Facts facts, Criterion criterion, Shipment shipment, AppendixLines appendices) {
        var country = new CountryOfOrigin(facts, criterion, shipment, appendices);
        return switch (shipment.request()) {
            case CountryRequest.Regular() -> country.regular();
            case CountryRequest.HighestOfContributors(String party) -> country.claimed(party);
            case CountryRequest.HighestOfAll(String party) ->
                RcepParties.all().contains(party)
                        ? new Country.Named(party, Optional.of("2.6.6B"), "2.6.6 (b): highest rate of all Parties")
                        : country.notClaimable(party, RcepParties.all());
        };
    }

    private Country claimed(String party) {
        var contributors = new TreeSet<String>();
        contributors.add(facts.party());
        facts.valued().forEach(used -> used.party().ifPresent(contributors::add));
        return contributors.contains(party)
                ? new Country.Named(
                        party,
                        Optional.of("2.6.6A"),
                        "2.6.6 (a): highest rate of the contributing Parties " + String.join(", ", contributors))
                : notClaimable(party, contributors);
    }

    private Country notClaimable(String party, Set<String> allowed) {
        return new Country.Open(List.of(Finding.of(
                "COUNTRY_CLAIM_INVALID",
                facts.pointer() + "/destinations/%s/countryOfOrigin/party".formatted(importing),
                party,
                String.join(", ", new TreeSet<>(allowed)))));
    }

    private Country regular() {
        boolean exclusively = criterion == Criterion.PE;
        Country byValue = highestContributor();
        // Whatever is not known: when both ways lead to the exporting Party, it is the country.
        if (byValue instanceof Country.Named(String code, var line, var why) && code.equals(facts.party())) {
            return exporting("the exporting Party contributes the highest value, too");
        }
        if (exclusively && facts.processing() instanceof Processing.NotStated) {
            return new Country.Open(List.of(Questions.processing(facts)));
        }
        if (exclusively && facts.processing() instanceof Processing.OnlyMinimal) {
            return byValue;
        }
        return switch (listing) {
            case NOT_LISTED -> exporting("not in the importing Party's appendix" + stated);
            case LISTED -> byAddedValue(byValue);
            case UNKNOWN ->
                switch (byAddedValue(byValue)) {
                    case Country.Named named when named.code().equals(facts.party()) -> named;
                    case Country.Named named -> new Country.Open(List.of(appendixUnknown()));
                    case Country.Open(var findings)
                    when added().isEmpty() -> {
                        var questions = new ArrayList<>(findings);
                        questions.add(appendixUnknown());
                        yield new Country.Open(questions);
                    }
                    case Country.Open open -> new Country.Open(List.of(appendixUnknown()));
                };
        };
    }

    private Country exporting(String why) {
        String paragraph = criterion == Criterion.PE ? "2.6.2, beyond minimal operations (2.6.5)" : "2.6.2";
        return named(paragraph + ": " + why);
    }

    /** By the additional requirement of an appendix. */
    private Country additional(String why) {
        return named("2.6.3: " + why + stated);
    }

    private Country named(String why) {
        return new Country.Named(facts.party(), Optional.empty(), why);
    }

    private Country byAddedValue(Country otherwise) {
        List<Used> foreign = foreign();
        if (foreign.isEmpty()) {
            return additional("nothing in it is from elsewhere");
        }
        Optional<Boolean> enough = added();
        if (enough.isEmpty()) {
            var findings = new ArrayList<>(Questions.values(foreign));
            if (facts.fob().isEmpty()) {
                findings.add(Questions.fob(facts));
            }
            return new Country.Open(findings);
        }
        return enough.get() ? additional(arithmetic()) : otherwise;
    }

    private List<Used> foreign() {
        return facts.valued().stream()
                .filter(used -> !used.party().equals(Optional.of(facts.party())))
                .toList();
    }

    /** Whether 20 per cent are added in the exporting Party, by either formula; empty when figures are missing. */
    private Optional<Boolean> added() {
        if (facts.fob().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal fob = facts.fob().get();
        if (builtUp().filter(built -> enough(built, fob)).isPresent()) {
            return Optional.of(true);
        }
        return Sums.values(foreign()).map(elsewhere -> enough(fob.subtract(elsewhere), fob));
    }

    private Optional<BigDecimal> builtUp() {
        BigDecimal own = Sums.atLeast(facts.valued().stream()
                .filter(used -> used.party().equals(Optional.of(facts.party())))
                .toList());
        return facts.costs()
                .map(costs -> costs.all().stream().map(Money::amount).reduce(own, BigDecimal::add));
    }

    private static boolean enough(BigDecimal added, BigDecimal fob) {
        return added.multiply(HUNDRED).compareTo(fob.multiply(ADDITIONAL)) >= 0;
    }

    private String arithmetic() {
        return "(FOB %s - materials not originating in %s %s) * 100 >= 20 * FOB, or as much by build-up"
                .formatted(
                        facts.fob().map(BigDecimal::toPlainString).orElse("not known"),
                        facts.party(),
                        Sums.values(foreign()).map(BigDecimal::toPlainString).orElse("not known"));
    }

    private Country highestContributor() {
        return HighestContributor.of(facts);
    }

    private Finding appendixUnknown() {
        return Finding.of("APPENDIX_UNKNOWN", facts.pointer() + "/hsCode", importing);
    }
}

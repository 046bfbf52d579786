package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.finding.Finding;

/** The Party that contributed the highest value of originating materials (RCEP 2.6.4). */
final class HighestContributor {
    private HighestContributor() {}

    static Country of(Facts facts) {
        List<Used> originating =
                facts.valued().stream().filter(used -> !used.nonOriginating()).toList();
        List<String> parties = originating.stream()
                .flatMap(used -> used.party().stream())
                .distinct()
                .toList();
        if (parties.size() == 1) {
            return named(parties.getFirst(), "all originating materials are from " + parties.getFirst());
        }
        List<Finding> missing = Questions.values(originating);
        if (!missing.isEmpty()) {
            return new Country.Open(missing);
        }
        var values = new TreeMap<String, BigDecimal>();
        originating.forEach(
                used -> values.merge(used.party().orElseThrow(), used.value().orElseThrow(), BigDecimal::add));
        BigDecimal highest = values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        List<String> first = values.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(highest) == 0)
                .map(Map.Entry::getKey)
                .toList();
        return first.size() == 1 ? named(first.getFirst(), values.toString()) : undecided(facts);
    }

    private static Country named(String party, String why) {
        return new Country.Named(party, Optional.empty(), "2.6.4: highest value of originating materials, " + why);
    }

    private static Country undecided(Facts facts) {
        return new Country.Open(List.of(Finding.of("COUNTRY_UNDECIDED", facts.pointer() + "/materials")));
    }
}

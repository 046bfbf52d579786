package org.ecorelay.certificate.annex3b;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecorelay.finding.Finding;
import org.ecorelay.order.BackToBack;
import org.ecorelay.origin.RcepParties;

/**
 * Whether a document may rest on its original (RCEP 3.19): a valid one, of another Party, for the same goods and no more of them.
 *
 * <p>What other orders took from the same original is not known here.
 */
final class CheckBackToBack {
    private final OriginDocument document;
    private final BackToBack original;
    private final List<Finding> findings = new ArrayList<>();

    private CheckBackToBack(OriginDocument document, BackToBack original) {
        this.document = document;
        this.original = original;
    }

    /**
     * The questions about the original.
     *
     * @param ordered how much of each product is re-exported in all, by SKU
     */
    static List<Question> of(OriginDocument document, Map<String, BigDecimal> ordered) {
        return document.backToBack().stream()
                .flatMap(original -> new CheckBackToBack(document, original).findings(ordered).stream())
                .map(Question::of)
                .toList();
    }

    private List<Finding> findings(Map<String, BigDecimal> ordered) {
        dates();
        countries();
        for (int i = 0; i < original.quantities().size(); i++) {
            var covered = original.quantities().get(i);
            BigDecimal all = ordered.getOrDefault(covered.sku(), BigDecimal.ZERO);
            if (all.compareTo(covered.quantity()) > 0) {
                findings.add(Finding.of(
                        "BACK_TO_BACK_QUANTITY",
                        "/backToBack/originalQuantities/%d/quantity".formatted(i),
                        covered.sku(),
                        all.toPlainString(),
                        covered.quantity().toPlainString()));
            }
        }
        return findings;
    }

    private void dates() {
        if (original.date().isAfter(document.day())) {
            findings.add(
                    Finding.of("BACK_TO_BACK_NOT_YET", "/backToBack/originalDate", original.date(), document.day()));
        }
        if (original.validUntil().isBefore(document.day())) {
            findings.add(Finding.of(
                    "BACK_TO_BACK_EXPIRED", "/backToBack/originalValidUntil", original.validUntil(), document.day()));
        }
        // RCEP 3.16.6: the original, too, is valid for one year.
        if (original.validUntil().isBefore(original.date())
                || original.validUntil().isAfter(original.date().plusYears(1))) {
            findings.add(Finding.of(
                    "BACK_TO_BACK_VALIDITY",
                    "/backToBack/originalValidUntil",
                    original.date(),
                    original.date().plusYears(1)));
        }
    }

    private void countries() {
        String origin = original.originCountry();
        if (!RcepParties.all().contains(origin)
                || origin.equals(document.exporter().country())) {
            findings.add(Finding.of(
                    "BACK_TO_BACK_COUNTRY",
                    "/backToBack/originCountry",
                    FormWords.country(document.exporter().country())));
            return;
        }
        document.items().stream()
                .map(Item::originCountry)
                .filter(country -> !country.equals(origin))
                .findFirst()
                .ifPresent(country -> findings.add(Finding.of(
                        "BACK_TO_BACK_ORIGIN",
                        "/backToBack/originCountry",
                        FormWords.country(origin),
                        FormWords.country(country))));
    }
}

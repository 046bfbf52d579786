package org.ecorelay.certificate.annex3b;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecorelay.finding.Finding;
import org.ecorelay.order.Order;
import org.ecorelay.origin.RcepParties;

/** Whether a document keeps the rules of the form and of RCEP 3.17 to 3.20. Pure. */
public final class CheckDocument {
    private CheckDocument() {}

    /**
     * Every question that is open, those of box 1 first; none when the document can be completed.
     *
     * @param ordered how much of each product the consignment has in all its parts, by SKU
     */
    public static List<Question> of(
            OriginDocument document, ManufacturerNesting nesting, Map<String, BigDecimal> ordered) {
        var questions = new ArrayList<Question>(CheckTexts.of(document, nesting));
        questions.addAll(CheckNumbers.of(document, nesting));
        if (!RcepParties.all().contains(document.consignee().country())) {
            questions.add(Question.of(Finding.of(
                    "CONSIGNEE_NOT_RCEP",
                    "/consignee/country",
                    FormWords.country(document.consignee().country()))));
        }
        if (document.tooLate()) {
            questions.add(Question.of(Finding.of(
                    "RETROACTIVE_TOO_LATE",
                    "/transport/departureDate",
                    document.transport().flatMap(Order.Transport::departureDate).orElseThrow(),
                    document.day())));
        }
        document.items().forEach(item -> CheckMarks.of(item).ifPresent(questions::add));
        document.thirdPartyInvoice()
                .filter(issuer ->
                        issuer.name().equalsIgnoreCase(document.exporter().name())
                                && issuer.country().equals(document.exporter().country()))
                .ifPresent(_ ->
                        questions.add(Question.of(Finding.of("THIRD_PARTY_IS_EXPORTER", "/thirdPartyInvoice/name"))));
        questions.addAll(CheckBackToBack.of(document, ordered));
        return questions;
    }
}

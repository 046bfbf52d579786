package org.ecorelay.certificate.annex3b;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.finding.Finding;

/** Whether the business numbers of the exporter and of the makers that a document names can be such numbers. */
final class CheckNumbers {
    private final List<Question> questions = new ArrayList<>();

    private CheckNumbers() {}

    static List<Question> of(OriginDocument document, ManufacturerNesting nesting) {
        var check = new CheckNumbers();
        check.party(1, "/exporters/" + document.exporterId() + "/party", document.exporter(), Optional.empty());
        document.items()
                .forEach(item -> item.makers(nesting)
                        .forEach((pointer, maker) -> check.party(
                                3, pointer, maker, Optional.of(item.line().sku()))));
        return check.questions.stream().distinct().toList();
    }

    /** The finding says neither the number nor which digit is wrong: that would be a guess. */
    private void party(int box, String pointer, TradeParty party, Optional<String> sku) {
        party.numberProblem()
                .ifPresent(_ -> questions.add(new Question(
                        Finding.of(
                                "BUSINESS_NUMBER_INVALID",
                                pointer + "/businessNumber",
                                FormWords.country(party.country()),
                                Integer.toString(box)),
                        sku)));
    }
}

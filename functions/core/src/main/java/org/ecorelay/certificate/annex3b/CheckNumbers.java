package org.ecorelay.certificate.annex3b;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.Producer;

/** Whether the business numbers of the exporter and of the makers that a document names can be such numbers. */
final class CheckNumbers {
    private final ManufacturerNesting nesting;
    private final List<Question> questions = new ArrayList<>();

    private CheckNumbers(ManufacturerNesting nesting) {
        this.nesting = nesting;
    }

    static List<Question> of(OriginDocument document, ManufacturerNesting nesting) {
        var check = new CheckNumbers(nesting);
        check.party(1, "/exporters/" + document.exporterId() + "/party", document.exporter(), Optional.empty());
        document.items()
                .forEach(item -> item.producer()
                        .ifPresent(producer -> check.maker(
                                Places.product(item.line().sku()) + "/producer",
                                producer,
                                item.line().sku())));
        return check.questions.stream().distinct().toList();
    }

    /** What stays secret or is not in the document is not looked at. */
    private void maker(String pointer, Producer maker, String sku) {
        if (maker.confidential()) {
            return;
        }
        party(3, pointer, maker.party(), Optional.of(sku));
        if (nesting != ManufacturerNesting.NONE) {
            for (int i = 0; i < maker.manufacturers().size(); i++) {
                maker(pointer + "/manufacturers/" + i, maker.manufacturers().get(i), sku);
            }
        }
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

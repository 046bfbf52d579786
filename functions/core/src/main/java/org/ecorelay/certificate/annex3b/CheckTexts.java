package org.ecorelay.certificate.annex3b;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.finding.Finding;
import org.ecorelay.order.Order;
import org.ecorelay.order.ThirdPartyInvoice;

/** Whether every text that goes into boxes 1 to 14 is in English, and else which field takes the English one. */
final class CheckTexts {
    private final ManufacturerNesting nesting;
    private final List<Question> questions = new ArrayList<>();

    private CheckTexts(ManufacturerNesting nesting) {
        this.nesting = nesting;
    }

    static List<Question> of(OriginDocument document, ManufacturerNesting nesting) {
        var check = new CheckTexts(nesting);
        check.document(document);
        return check.questions.stream().distinct().toList();
    }

    private void document(OriginDocument document) {
        party(1, "/exporters/" + document.exporterId() + "/party", document.exporter(), Optional.empty());
        party(2, "/consignee", document.consignee(), Optional.empty());
        document.transport().flatMap(Order.Transport::vessel).ifPresent(text -> order(4, "/transport/vessel", text));
        document.transport()
                .flatMap(Order.Transport::portOfDischarge)
                .ifPresent(text -> order(4, "/transport/portOfDischarge", text));
        document.items().forEach(this::item);
        document.thirdPartyInvoice()
                .map(ThirdPartyInvoice::name)
                .ifPresent(text -> order(14, "/thirdPartyInvoice/name", text));
    }

    private void item(Item item) {
        String line = "/lines/" + item.lineIndex();
        item.line().marks().ifPresent(text -> order(7, line + "/marks", text));
        item.line().packageKind().ifPresent(text -> order(8, line + "/packageKind", text));
        String sku = item.line().sku();
        String product = Places.product(sku);
        text(8, product + "/description", item.description(), "description", "", Optional.of(sku));
        // What stays secret or is not on the document need not be English.
        item.makers(nesting).forEach((pointer, maker) -> party(3, pointer, maker, Optional.of(sku)));
        if (nesting == ManufacturerNesting.MATERIALS) {
            for (int i = 0; i < item.materials().size(); i++) {
                String pointer = product + "/materials/" + i + "/id";
                text(8, pointer, item.materials().get(i).id(), "id", "", Optional.of(sku));
            }
        }
    }

    private void party(int box, String pointer, TradeParty party, Optional<String> sku) {
        text(box, pointer + "/name", party.name(), "name", "localName", sku);
        text(box, pointer + "/address", party.address(), "address", "", sku);
    }

    private void order(int box, String pointer, String text) {
        text(box, pointer, text, pointer.substring(pointer.lastIndexOf('/') + 1), "", Optional.empty());
    }

    private void text(int box, String pointer, String text, String field, String original, Optional<String> sku) {
        EnglishText.foreign(text)
                .ifPresent(foreign -> questions.add(new Question(
                        Finding.of("TEXT_NOT_ENGLISH", pointer, Integer.toString(box), foreign, field, original),
                        sku)));
    }
}

package org.ecorelay.certificate.decide;

import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.annex3b.FormBoxes;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.origin.Producer;

/**
 * What an exporter enters at the issuing body, as far as it is known here, in our own words. Nothing of the buyer is in it: that is
 * in the order.
 */
final class ApplicationData {
    private ApplicationData() {}

    /**
     * {@code profile, exporter, issuingBody, invoice, invoices, boxes, lines}.
     *
     * @param tree of the document
     */
    static Json.Obj of(
            Profile profile, Exporter exporter, DeterminedLines lines, List<InvoiceReference> invoices, Json.Obj tree) {
        List<DeclaredLine> covered = lines.covered();
        List<LineOrigin> positions = lines.all().stream()
                .filter(LineOrigin.Covered.class::isInstance)
                .toList();
        return Json.object()
                .put("profile", profile.id())
                .put("exporter", exporter.party().json())
                .putIfPresent("issuingBody", exporter.issuingBody().map(Json::text))
                .put("invoice", invoices.getFirst().json())
                .put("invoices", Json.array(invoices.stream().map(InvoiceReference::json)))
                .put("boxes", boxes(tree))
                .put(
                        "lines",
                        Json.array(IntStream.range(0, covered.size())
                                .mapToObj(i -> line(positions.get(i).position().index() + 1, covered.get(i)))))
                .build();
    }

    /** Box 2 is the buyer's. */
    private static Json.Obj boxes(Json.Obj tree) {
        var boxes = Json.object();
        FormBoxes.of(tree).members().forEach((box, value) -> {
            if (!box.equals(FormBoxes.CONSIGNEE)) {
                boxes.put(box, value);
            }
        });
        return boxes.build();
    }

    private static Json.Obj line(int number, DeclaredLine declared) {
        Order.Line line = declared.line();
        return Json.object()
                .put("line", number)
                .put("sku", line.sku())
                .put("description", declared.product().description())
                .put("hsCode", declared.hs().digits())
                .put("criterion", String.join(" ", declared.origin().criterionLines()))
                .put("originCountry", declared.origin().country())
                .put("quantity", line.quantity().toPlainString())
                .put("unit", line.unit())
                .put("fob", declared.fob().amount().toPlainString())
                .put("currency", declared.fob().currency())
                .putIfPresent(
                        "producer",
                        declared.product().producer().map(Producer::party).map(party -> (Json) party.json()))
                .build();
    }
}

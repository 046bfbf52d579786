package org.ecorelay.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Approval;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.Fields;

/**
 * The original proof of origin that a back-to-back one rests on (RCEP 3.19; Annex 3B, CO item (m) and DO item (l)).
 *
 * @param number its reference number
 * @param date the day on which it was issued or completed
 * @param validUntil its last day
 * @param originCountry the RCEP country of origin that it states; ISO 3166-1 alpha-2 code
 * @param approvedExporter the authorisation code on it, when it is a declaration of an approved exporter
 * @param quantities how much of each product it covers, as far as known; a partial re-export may not exceed it
 */
public record BackToBack(
        String number,
        LocalDate date,
        LocalDate validUntil,
        String originCountry,
        Optional<String> approvedExporter,
        List<Quantity> quantities) {
    public BackToBack {
        quantities = List.copyOf(quantities);
    }

    /** How much of a product the original covers, in the unit of the order's lines. */
    public record Quantity(String sku, BigDecimal quantity) {
        private static Quantity read(Fields fields) {
            var covered = new Quantity(fields.text("sku", 64, OrderFields.IDENTIFIER), fields.positive("quantity"));
            fields.nothingElse();
            return covered;
        }
    }

    static BackToBack read(Fields fields) {
        var original = new BackToBack(
                fields.text("originalNumber", 35, Approval.NUMBER),
                fields.date("originalDate"),
                fields.date("originalValidUntil"),
                fields.code("originCountry", CodeList.COUNTRY),
                fields.optionalText("approvedExporterCode", 35, Approval.NUMBER),
                fields.optionalObjects("originalQuantities", OrderFields.MAX_LINES, Quantity::read));
        fields.nothingElse();
        return original;
    }
}

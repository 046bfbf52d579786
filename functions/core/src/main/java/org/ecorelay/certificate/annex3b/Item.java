package org.ecorelay.certificate.annex3b;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.order.Order;
import org.ecorelay.origin.OriginBasis;
import org.ecorelay.origin.Producer;
import org.ecorelay.origin.bill.Money;

/**
 * One good of a document (boxes 6 to 13).
 *
 * @param line what was ordered
 * @param lineIndex its place in the order, from 0, for findings
 * @param description English description (box 8)
 * @param hsCode as long as the authority wants it (box 9)
 * @param criterionLines box 10, one to three lines
 * @param originCountry RCEP country of origin (box 11); ISO 3166-1 alpha-2
 * @param basis what criterion and country rest on
 * @param fob FOB value of the whole line; on the document only where RVC was applied (box 12)
 * @param producer empty when unknown
 * @param materials what it is made of, for authorities that want it
 * @param invoice box 13
 */
public record Item(
        Order.Line line,
        int lineIndex,
        String description,
        String hsCode,
        List<String> criterionLines,
        String originCountry,
        OriginBasis basis,
        Money fob,
        Optional<Producer> producer,
        List<Material> materials,
        Invoice invoice) {
    private static final String RVC = "RVC";

    public Item {
        criterionLines = List.copyOf(criterionLines);
        materials = List.copyOf(materials);
    }

    /** A commercial invoice. */
    public record Invoice(String number, LocalDate date) {}

    /**
     * A material of the good.
     *
     * @param hsCode as stated, or empty
     * @param originCountry ISO 3166-1 alpha-2, or empty while it is not known
     */
    public record Material(String id, Optional<String> hsCode, Optional<String> originCountry) {}

    /** Its makers that a document with this nesting names, by their pointers in the exporter's own data. */
    Map<String, TradeParty> makers(ManufacturerNesting nesting) {
        return producer.map(maker ->
                        maker.named(Places.product(line.sku()) + "/producer", nesting != ManufacturerNesting.NONE))
                .orElse(Map.of());
    }

    /** Whether the regional value content was applied, so that the FOB value belongs into box 12. */
    boolean showsFob() {
        return criterionLines.getFirst().equals(RVC);
    }
}

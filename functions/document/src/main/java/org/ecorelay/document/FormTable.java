package org.ecorelay.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Boxes 1 to 17 as tables, in the places that they have on Form RCEP (Annex 3B). */
final class FormTable {
    private static final float PADDING = 3;
    private static final float LEADING = 10.5f;
    private static final float LABEL_LEADING = 8;
    private static final float[] GOODS_WIDTHS = {7, 13, 27, 9, 10, 9, 12, 13};
    private static final float[] HALVES = {1, 1};
    private static final List<String> GOODS_LABELS = List.of(
            "6. Item number",
            "7. Marks and numbers on packages",
            "8. Number and kind of packages, description of goods",
            "9. HS Code of the goods (6-digit level)",
            "10. Origin conferring criterion",
            "11. RCEP country of origin",
            "12. Quantity, gross weight, value (FOB) where RVC is applied",
            "13. Invoice number and date");

    private final Json.Obj boxes;
    private final Proof proof;
    private final Lettering lettering;

    FormTable(DataCopy copy, Lettering lettering) {
        this.boxes = copy.boxes();
        this.proof = copy.proof();
        this.lettering = lettering;
    }

    /** Boxes 1 to 5, and what the form is called. */
    PdfPTable head() {
        PdfPTable table = table(HALVES);
        Json.Obj head = boxes.object("head");
        table.addCell(box("1. Goods consigned from (exporter's name, address and country)", text("1")));
        table.addCell(box(
                "Form " + head.required("form"),
                "%s\nCertificate No.: %s\nCountry: %s"
                        .formatted(
                                proof.form(),
                                head.text("certificateNumber").orElse("none"),
                                head.required("issuedIn"))));
        table.addCell(box("2. Goods consigned to (importer's or consignee's name, address and country)", text("2")));
        table.addCell(box("5. For official use", text("5")));
        table.addCell(box("3. Producer's name, address and country, if known", text("3")));
        Json.Obj transport = boxes.object("4");
        table.addCell(box(
                "4. Means of transport and route, if known",
                "Departure date: %s\nVessel, flight or means: %s\nPort of discharge: %s"
                        .formatted(
                                transport.required("departureDate"),
                                transport.required("vessel"),
                                transport.required("portOfDischarge"))));
        return table;
    }

    /** Boxes 6 to 13, a row for each good; the labels come again on every page. */
    PdfPTable goods() {
        PdfPTable table = table(GOODS_WIDTHS);
        GOODS_LABELS.forEach(label -> table.addCell(cell(new Phrase(LABEL_LEADING, label, lettering.label()))));
        table.setHeaderRows(1);
        // A good stays whole where it fits on a page; a longer one is cut, never dropped.
        table.setSplitLate(true);
        table.setSplitRows(true);
        for (int good = 0; good < boxes.list("6").size(); good++) {
            int row = good;
            Stream.of("6", "7", "8", "9", "10", "11", "12", "13")
                    .map(box -> boxes.list(box).get(row).asText().orElse(""))
                    .forEach(text -> table.addCell(cell(new Phrase(LEADING, text, lettering.text()))));
        }
        return table;
    }

    /** Boxes 14 to 17. */
    PdfPTable foot() {
        PdfPTable table = table(HALVES);
        PdfPCell remarks = box("14. Remarks", text("14"));
        remarks.setColspan(2);
        table.addCell(remarks);
        Json.Obj signed = boxes.object("15");
        table.addCell(box(
                "15. Declaration by the exporter or producer",
                "%s\nGoods exported to: %s\n%s, %s\nSigned electronically; the signature is in the data, not on paper."
                        .formatted(
                                proof.declaration(signed.required("declaration")),
                                signed.required("importingCountry"),
                                signed.required("place"),
                                signed.required("date"))));
        table.addCell(box("16. Certification", certification()));
        PdfPCell ticks = box("17.", ticks());
        ticks.setColspan(2);
        table.addCell(ticks);
        return table;
    }

    /** The reference of a certificate that an issuing body has issued, and nothing else: no seal, no signature. */
    private String certification() {
        return boxes.get("16")
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .map(issued -> "Certificate %s\nissued by %s\n%s\nNo seal and no signature: see the certificate itself."
                        .formatted(
                                issued.required("reference"),
                                issued.required("issuingBody"),
                                issued.text("place").map(place -> place + ", ").orElse("") + issued.required("date")))
                .orElse("Not certified by an issuing body.");
    }

    private String ticks() {
        Json.Obj ticked = boxes.object("17");
        return Stream.of(
                        tick(ticked, "backToBack", "Back-to-back Certificate of Origin"),
                        tick(ticked, "thirdPartyInvoicing", "Third-party invoicing"),
                        tick(ticked, "issuedRetroactively", proof.retroactive()))
                .reduce((one, other) -> one + "        " + other)
                .orElseThrow();
    }

    private static String tick(Json.Obj ticked, String member, String label) {
        boolean set = ticked.get(member).equals(Optional.of(Json.bool(true)));
        return (set ? "[X] " : "[  ] ") + label;
    }

    private String text(String box) {
        return boxes.required(box);
    }

    private PdfPCell box(String label, String text) {
        var content = new Paragraph(LEADING);
        content.add(new Chunk(label + "\n", lettering.label()));
        content.add(new Chunk(text, lettering.text()));
        return cell(content);
    }

    private static PdfPCell cell(Phrase content) {
        var cell = new PdfPCell(content);
        cell.setPadding(PADDING);
        cell.setPaddingBottom(PADDING + 2);
        cell.setVerticalAlignment(Element.ALIGN_TOP);
        return cell;
    }

    private static PdfPTable table(float[] widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }
}

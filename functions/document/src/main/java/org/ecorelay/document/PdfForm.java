package org.ecorelay.document;

import java.io.ByteArrayOutputStream;
import org.ecorelay.certificate.verify.PublicAnswer;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Writes a data copy as PDF, A4. */
final class PdfForm {
    private static final float SIDE_MARGIN = 30;
    private static final float TOP_MARGIN = 46;
    private static final float BOTTOM_MARGIN = 34;
    private static final float QR_SIDE = 110;
    private static final float LEADING = 9.5f;
    private static final float[] QR_WIDTHS = {QR_SIDE, 420};

    private final DataCopy copy;
    private final Lettering lettering = new Lettering();

    private PdfForm(DataCopy copy) {
        this.copy = copy;
    }

    /** The file. */
    static byte[] of(DataCopy copy) {
        return new PdfForm(copy).write();
    }

    private byte[] write() {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, SIDE_MARGIN, SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        // What every viewer reads; OpenPDF would say 2.0.
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        document.addTitle(DataCopy.HEADING + " – " + copy.document());
        document.addCreator("eCO Relay");
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        document.open();
        writer.setPageEvent(new PageFrame(writer, copy, lettering));
        var form = new FormTable(copy, lettering);
        document.add(form.head());
        document.add(form.goods());
        document.add(form.foot());
        document.add(verification(writer));
        document.close();
        return bytes.toByteArray();
    }

    /** How anybody checks it, and what stands behind the claims: kept together on one page. */
    private PdfPTable verification(PdfWriter writer) {
        var table = new PdfPTable(QR_WIDTHS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        table.setKeepTogether(true);
        var code = new PdfPCell(QrMark.of(writer, copy.page().toString(), QR_SIDE));
        code.setBorder(Rectangle.NO_BORDER);
        table.addCell(code);
        var words = new PdfPCell(words());
        words.setBorder(Rectangle.NO_BORDER);
        words.setPaddingLeft(6);
        table.addCell(words);
        return table;
    }

    private Phrase words() {
        var words = new Paragraph(LEADING);
        words.add(new Chunk(
                "Only the signed data counts. Check it, and what has become of it since:\n", lettering.strong()));
        words.add(new Chunk(copy.page() + "\n\n", lettering.small())
                .setAnchor(copy.page().toString()));
        copy.facts().forEach(fact -> words.add(new Chunk(fact + "\n", lettering.small())));
        words.add(new Chunk("Basis of the origin claim:\n", lettering.small()));
        copy.bases().forEach(basis -> words.add(new Chunk(basis + "\n", lettering.small())));
        words.add(new Chunk(PublicAnswer.CUSTOMS_DECIDES, lettering.small()));
        return words;
    }
}

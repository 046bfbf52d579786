package org.ecorelay.document;

import java.awt.Color;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What every page says, so that no page alone can pass for something else: the heading, the mark of a simulation, what it belongs to. */
final class PageFrame extends PdfPageEventHelper {
    private static final float HEADING_SIZE = 12;
    private static final float FOOT_SIZE = 7;
    private static final float MARK_SIZE = 90;
    private static final float MARK_ANGLE = 52;
    private static final float MARK_OPACITY = 0.10f;
    private static final float TOTAL_WIDTH = 30;
    private static final Color RED = new Color(0xB0, 0x00, 0x20);

    private final DataCopy copy;
    private final Lettering lettering;
    private final PdfTemplate total;

    PageFrame(PdfWriter writer, DataCopy copy, Lettering lettering) {
        this.copy = copy;
        this.lettering = lettering;
        this.total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, FOOT_SIZE + 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document page) {
        Rectangle size = page.getPageSize();
        PdfContentByte content = writer.getDirectContent();
        content.saveState();
        content.setColorFill(RED);
        line(content, Element.ALIGN_CENTER, DataCopy.HEADING, size.getWidth() / 2, page.top() + 14, HEADING_SIZE);
        if (copy.simulated()) {
            line(content, Element.ALIGN_CENTER, simulation(), size.getWidth() / 2, page.top() + 4, FOOT_SIZE);
            mark(writer.getDirectContentUnder(), size);
        }
        content.restoreState();
        foot(content, page, writer.getPageNumber());
    }

    private static String simulation() {
        return DataCopy.SIMULATED + ": made with a test key; nothing was sent to the live platform";
    }

    private void mark(PdfContentByte under, Rectangle size) {
        var faint = new PdfGState();
        faint.setFillOpacity(MARK_OPACITY);
        under.saveState();
        under.setGState(faint);
        under.setColorFill(RED);
        under.beginText();
        under.setFontAndSize(lettering.heavy(), MARK_SIZE);
        under.showTextAligned(
                Element.ALIGN_CENTER, DataCopy.SIMULATED, size.getWidth() / 2, size.getHeight() / 2, MARK_ANGLE);
        under.endText();
        under.restoreState();
    }

    private void foot(PdfContentByte content, Document page, int number) {
        float y = page.bottom() - 14;
        text(content, lettering.plain(), Element.ALIGN_LEFT, copy.document().toString(), page.left(), y, FOOT_SIZE);
        text(
                content,
                lettering.plain(),
                Element.ALIGN_RIGHT,
                "Page %d of ".formatted(number),
                page.right() - TOTAL_WIDTH / 2,
                y,
                FOOT_SIZE);
        content.addTemplate(total, page.right() - TOTAL_WIDTH / 2, y);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        // The page that is open when the document is closed was never written.
        text(
                total,
                lettering.plain(),
                Element.ALIGN_LEFT,
                Integer.toString(writer.getPageNumber() - 1),
                0,
                0,
                FOOT_SIZE);
    }

    private void line(PdfContentByte content, int alignment, String text, float x, float y, float size) {
        text(content, lettering.heavy(), alignment, text, x, y, size);
    }

    private static void text(
            PdfContentByte content, BaseFont font, int alignment, String text, float x, float y, float size) {
        content.beginText();
        content.setFontAndSize(font, size);
        content.showTextAligned(alignment, text, x, y, 0);
        content.endText();
    }
}

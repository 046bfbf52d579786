package org.ecorelay.document;

import io.nayuki.qrcodegen.QrCode;
import org.openpdf.text.BadElementException;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** A QR code (ISO/IEC 18004) as vectors: sharp at any size, and no picture format is needed. */
final class QrMark {
    /** Light modules around it, which the standard asks for. */
    private static final int QUIET_ZONE = 4;

    private QrMark() {}

    /** Draws {@code text} in a square of {@code side} points; level M bears a crease or a stain of 15 %. */
    static Image of(PdfWriter writer, String text, float side) throws BadElementException {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        float module = side / (code.size + 2 * QUIET_ZONE);
        PdfTemplate drawing = writer.getDirectContent().createTemplate(side, side);
        drawing.setGrayFill(0);
        for (int y = 0; y < code.size; y++) {
            // Whole runs, a hair taller than they are: neighbours that only touch show white seams on many screens.
            for (int x = 0, end; x < code.size; x = end) {
                end = x + run(code, x, y);
                if (code.getModule(x, y)) {
                    drawing.rectangle(
                            (x + QUIET_ZONE) * module,
                            side - (y + QUIET_ZONE + 1) * module,
                            (end - x) * module,
                            module * 1.03f);
                }
            }
        }
        drawing.fill();
        return Image.getInstance(drawing);
    }

    /** How many modules of one colour follow each other. */
    private static int run(QrCode code, int x, int y) {
        int end = x + 1;
        while (end < code.size && code.getModule(end, y) == code.getModule(x, y)) {
            end++;
        }
        return end - x;
    }
}

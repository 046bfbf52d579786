package org.ecorelay.document;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as others read it: PDFBox its text, ZXing what a phone sees of it. */
final class Paper implements AutoCloseable {
    private static final int DPI = 200;

    private final PDDocument document;

    Paper(byte[] file) throws IOException {
        document = Loader.loadPDF(file);
    }

    int pages() {
        return document.getNumberOfPages();
    }

    /** The text of a page, from 1, each run of white space as one space. */
    String page(int number) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(false);
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document).replaceAll("\\s+", " ");
    }

    String text() throws IOException {
        var text = new StringBuilder();
        for (int number = 1; number <= pages(); number++) {
            text.append(page(number)).append(' ');
        }
        return text.toString();
    }

    BufferedImage picture(int number) throws IOException {
        return new PDFRenderer(document).renderImageWithDPI(number - 1, DPI);
    }

    /** The texts of all QR codes on a page. */
    List<String> codes(int number) throws IOException {
        BufferedImage image = picture(number);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        var texts = new ArrayList<String>();
        try {
            for (var found : new QRCodeMultiReader()
                    .decodeMultiple(
                            new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))) {
                texts.add(found.getText());
            }
        } catch (NotFoundException e) {
            return List.of();
        }
        return texts;
    }

    List<PDFont> fonts() throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    int pictures() throws IOException {
        int pictures = 0;
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getXObjectNames()) {
                if (page.getResources().isImageXObject(name)) {
                    pictures++;
                }
            }
        }
        return pictures;
    }

    String title() {
        return document.getDocumentInformation().getTitle();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}

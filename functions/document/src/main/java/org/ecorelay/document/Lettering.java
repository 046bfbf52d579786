package org.ecorelay.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/**
 * The typefaces of a copy: Liberation Sans (SIL OFL 1.1), of which only the glyphs that are used are embedded. It has
 * Latin script with its diacritics, Vietnamese among them: all that the boxes may hold.
 */
final class Lettering {
    private final BaseFont regular = load("LiberationSans-Regular.ttf");
    private final BaseFont bold = load("LiberationSans-Bold.ttf");

    Font text() {
        return new Font(regular, 8);
    }

    Font label() {
        return new Font(regular, 6.5f);
    }

    Font small() {
        return new Font(regular, 7);
    }

    Font strong() {
        return new Font(bold, 8);
    }

    BaseFont heavy() {
        return bold;
    }

    BaseFont plain() {
        return regular;
    }

    private static BaseFont load(String name) {
        try (InputStream file = Lettering.class.getResourceAsStream("/liberation/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, file.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

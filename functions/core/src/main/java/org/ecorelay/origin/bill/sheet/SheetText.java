package org.ecorelay.origin.bill.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file that a spreadsheet program wrote: strict UTF-8, else GB18030 (which contains GBK), as Excel saves on a Chinese
 * Windows.
 *
 * @param encoding {@code UTF-8} or {@code GB18030}
 */
public record SheetText(String text, String encoding) {
    /** The encoding that every reader takes. */
    public static final String UTF_8 = "UTF-8";

    private static final String CHINESE = "GB18030";

    /** What a gateway that took GBK for UTF-8 has put where it could not read it. */
    private static final char REPLACEMENT = '\uFFFD';

    /** The text of these bytes, or empty when they are neither, or were GBK before a gateway spoilt them. */
    public static Optional<SheetText> of(byte[] bytes) {
        Optional<String> utf8 = decoded(bytes, StandardCharsets.UTF_8);
        return utf8.isPresent()
                ? utf8.filter(text -> text.indexOf(REPLACEMENT) < 0).map(text -> new SheetText(text, UTF_8))
                : decoded(bytes, Charset.forName(CHINESE)).map(text -> new SheetText(text, CHINESE));
    }

    /** A text with NUL is UTF-16, or no text. */
    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

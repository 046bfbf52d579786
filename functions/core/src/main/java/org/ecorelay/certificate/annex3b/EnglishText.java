package org.ecorelay.certificate.annex3b;

import java.util.Optional;

/**
 * Which characters a text in boxes 1 to 14 may have.
 *
 * <p>The Agreement wants English (3.17.3(c), 3.18.2(b)) and says nothing of characters; that the form takes Latin script alone is our reading of it
 * and of the fill-in notes of the Chinese front ends. Allowed are the letters of Latin script with their diacritics, so
 * that names such as {@code Nguyễn} stay what they are, the digits 0 to 9, and the punctuation, units and currency signs
 * of European typography. Not allowed are every other script, full-width forms, ideographic punctuation, emoji and what cannot
 * be seen. Whether Latin letters are English is not checked.
 */
final class EnglishText {
    private EnglishText() {}

    /** The first character that is not allowed: its script ({@code HAN}), or its code point ({@code U+FF0C}); or empty. */
    static Optional<String> foreign(String text) {
        return text.codePoints()
                .filter(c -> !allowed(c))
                .mapToObj(EnglishText::name)
                .findFirst();
    }

    private static boolean allowed(int c) {
        if (c == 0xAD || (c >= 0x7F && c < 0xA0)) {
            return false;
        }
        return between(c, 0x20, 0x024F) // Basic Latin, Latin-1 Supplement, Latin Extended-A and -B
                || between(c, 0x0300, 0x036F) // combining diacritical marks
                || c == 0x03A9 // ohm, as it is typed
                || c == 0x03BC // micro, as it is typed
                || between(c, 0x1E00, 0x1EFF) // Latin Extended Additional: Vietnamese
                || between(c, 0x2010, 0x2027) // dashes, quotation marks, bullets, ellipsis
                || between(c, 0x2030, 0x203A) // per mille, primes, angle quotation marks
                || between(c, 0x2070, 0x209C) // superscripts and subscripts
                || between(c, 0x20A0, 0x20C0) // currency signs
                || between(c, 0x2100, 0x215F) // letterlike symbols such as № ™ Ω ℃, and fractions
                || c == 0x2212 // minus
                || c == 0x2248 // almost equal
                || between(c, 0x2260, 0x2265); // not equal to, at most, at least
    }

    private static boolean between(int c, int first, int last) {
        return c >= first && c <= last;
    }

    private static String name(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return switch (script) {
            case COMMON, INHERITED, UNKNOWN, LATIN -> "U+%04X".formatted(c);
            default -> script.name();
        };
    }
}

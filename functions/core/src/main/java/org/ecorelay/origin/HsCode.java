package org.ecorelay.origin;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Harmonized System code: text, never a number.
 *
 * @param digits 6 to 12 digits; the first six are the subheading, the rest is national
 */
public record HsCode(String digits) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{6,12}");
    private static final int LAST_CHAPTER = 97;
    /** Chapter 77 is reserved; the HS has no headings in it. */
    private static final int RESERVED_CHAPTER = 77;

    public HsCode {
        if (!SHAPE.matcher(digits).matches()) {
            throw new IllegalArgumentException("an HS code has 6 to 12 digits");
        }
    }

    /** The code in {@code text}, with dots, spaces and hyphens tolerated; empty when it is none or its chapter does not exist. */
    public static Optional<HsCode> parse(String text) {
        String digits = text.replaceAll("[. ]|(?<=[0-9])-(?=[0-9])", "");
        return Optional.of(digits)
                .filter(code -> SHAPE.matcher(code).matches())
                .map(HsCode::new)
                .filter(code -> code.chapter() >= 1 && code.chapter() <= LAST_CHAPTER)
                .filter(code -> code.chapter() != RESERVED_CHAPTER);
    }

    /** Chapter, 1 to 97. */
    public int chapter() {
        return Integer.parseInt(digits.substring(0, 2));
    }

    /** The six digits of the subheading (box 9). */
    public String subheading() {
        return digits.substring(0, 6);
    }

    /** The first {@code count} digits, or fewer when the code is shorter. */
    public String upTo(int count) {
        return digits.substring(0, Math.min(count, digits.length()));
    }
}

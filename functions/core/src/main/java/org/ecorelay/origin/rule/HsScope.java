package org.ecorelay.origin.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.origin.HsCode;

/**
 * A chapter, heading or subheading, or a range of the same: {@code 50}, {@code 5208}, {@code 520811}, {@code 5208-5212}.
 *
 * @param first 2, 4 or 6 digits
 * @param last as many digits, not before {@code first}; the same for a single code
 */
public record HsScope(String first, String last) {
    /** What {@link #parse} takes, for messages. */
    public static final String ALLOWED = "2, 4 or 6 digits (52, 5208, 520811; dots tolerated), or a range 5208-5212";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{2}([0-9]{2}){0,2}");
    /** Fills a code up to a subheading so that {@link HsCode} can judge its chapter. */
    private static final String ANY_SUBHEADING = "0000";

    public HsScope {
        if (!isCode(first) || !isCode(last) || first.length() != last.length() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("a scope is %s, not %s-%s".formatted(ALLOWED, first, last));
        }
    }

    private static boolean isCode(String digits) {
        return DIGITS.matcher(digits).matches()
                && HsCode.parse((digits + ANY_SUBHEADING).substring(0, 6)).isPresent();
    }

    /** The scope in {@code text}, or empty. */
    public static Optional<HsScope> parse(String text) {
        String[] ends = text.replace(".", "").split("-", -1);
        if (ends.length > 2) {
            return Optional.empty();
        }
        String first = ends[0].strip();
        String last = ends[ends.length - 1].strip();
        boolean fits = isCode(first) && isCode(last) && first.length() == last.length() && first.compareTo(last) <= 0;
        return fits ? Optional.of(new HsScope(first, last)) : Optional.empty();
    }

    /** 2 for chapters, 4 for headings, 6 for subheadings: more digits are more specific. */
    public int digits() {
        return first.length();
    }

    /** Whether a code lies in this scope. */
    public boolean covers(HsCode code) {
        String prefix = code.upTo(digits());
        return first.compareTo(prefix) <= 0 && prefix.compareTo(last) <= 0;
    }

    /** Whether two scopes of the same number of digits have a code in common; scopes of different digits never clash. */
    public boolean overlaps(HsScope other) {
        return digits() == other.digits() && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** {@code 5208} or {@code 5208-5212}. */
    @Override
    public String toString() {
        return first.equals(last) ? first : first + "-" + last;
    }
}

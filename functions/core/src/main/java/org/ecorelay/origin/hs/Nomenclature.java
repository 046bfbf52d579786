package org.ecorelay.origin.hs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.origin.hs.HsEntry.Level;

/**
 * The chapters, headings and subheadings of the Harmonized System, edition 2022. Immutable and thread-safe.
 *
 * <p>96 chapters, 1,228 headings, 5,612 subheadings. Chapter 77 is reserved; 98 and 99 are national and statistical, and no part
 * of the HS.
 */
public final class Nomenclature {
    /** What answers call it. */
    public static final String EDITION = "HS 2022";

    private static final Pattern SEPARATORS = Pattern.compile("[. ]|(?<=[0-9])-(?=[0-9])");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
    /** Longer text is no code, whatever separators it has. */
    private static final int MAX_TEXT = 40;

    private static final int SUBHEADING = 6;

    private final HsList list;

    private Nomenclature(HsList list) {
        this.list = list;
    }

    /** Loaded by whoever asks first; the class loader sees to it that this happens once. */
    private static final class Hs2022 {
        static final Nomenclature LIST = new Nomenclature(HsList.read());
    }

    /** The edition that box 9 is written in since 2023. The first call loads the list, some milliseconds. */
    public static Nomenclature hs2022() {
        return Hs2022.LIST;
    }

    /** Whether it has this chapter, heading or subheading: digits alone. */
    public boolean contains(String code) {
        return list.position(code) >= 0;
    }

    /** Looks up what somebody entered: dots, spaces and hyphens are ignored, digits behind the sixth are kept unread. */
    public HsLookup lookUp(String text) {
        String digits = text.length() > MAX_TEXT ? "" : SEPARATORS.matcher(text).replaceAll("");
        if (!DIGITS.matcher(digits).matches()) {
            return new HsLookup.Unreadable(List.of());
        }
        if (digits.length() < SUBHEADING && digits.length() % 2 == 1) {
            return new HsLookup.Unreadable(NearestCodes.ofIncomplete(list, digits));
        }
        String code = digits.substring(0, Math.min(SUBHEADING, digits.length()));
        return contains(code)
                ? new HsLookup.Listed(path(code), digits.substring(code.length()))
                : new HsLookup.NotListed(code, NearestCodes.of(list, code));
    }

    /** Chapter, heading and subheading of a listed code, as far as it goes. */
    private List<HsEntry> path(String code) {
        return IntStream.iterate(2, length -> length <= code.length(), length -> length + 2)
                .map(length -> list.position(code.substring(0, length)))
                .mapToObj(list::entry)
                .toList();
    }

    /** What an entry is divided into: the headings of a chapter, the subheadings of a heading, nothing below these. */
    public List<HsEntry> below(HsEntry entry) {
        int length = entry.code().length() + 2;
        return under(entry.code())
                .filter(each -> each.code().length() == length)
                .toList();
    }

    /** The subheadings whose code begins with these digits, at most {@code limit}. */
    public List<HsEntry> subheadings(String digits, int limit) {
        return under(digits)
                .filter(each -> each.level() == Level.SUBHEADING)
                .limit(limit)
                .toList();
    }

    /** Chapter and heading of a subheading. */
    public List<HsEntry> above(HsEntry subheading) {
        List<HsEntry> path = path(subheading.code());
        return path.subList(0, path.size() - 1);
    }

    private Stream<HsEntry> under(String digits) {
        return IntStream.range(list.start(digits), list.end(digits)).mapToObj(list::entry);
    }

    HsList list() {
        return list;
    }
}

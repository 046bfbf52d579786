package org.ecorelay.origin.hs;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Listed codes that somebody may have meant who wrote one that is not listed: one digit wrong or two neighbours swapped
 * under the same heading or chapter, then the other codes there, then such slips elsewhere.
 */
final class NearestCodes {
    static final int MOST = 5;

    private NearestCodes() {}

    /** The nearest codes of the same length, the nearest first. */
    static List<HsEntry> of(HsList list, String code) {
        return IntStream.range(0, list.size())
                .filter(at -> list.code(at).length() == code.length())
                .filter(at -> oneSlip(list.code(at), code) || sameParent(list.code(at), code))
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(at -> rank(list.code(at), code))
                        .thenComparingInt(at -> Math.abs(Integer.parseInt(list.code(at)) - Integer.parseInt(code)))
                        .thenComparing(list::code))
                .limit(MOST)
                .map(list::entry)
                .toList();
    }

    /** What an odd number of digits may have been: with its leading zero, or with one more digit at the end. */
    static List<HsEntry> ofIncomplete(HsList list, String digits) {
        int zero = list.position("0" + digits);
        IntStream completed = IntStream.range(list.start(digits), list.end(digits))
                .filter(at -> list.code(at).length() == digits.length() + 1);
        return IntStream.concat(IntStream.of(zero).filter(at -> at >= 0), completed)
                .limit(MOST)
                .mapToObj(list::entry)
                .toList();
    }

    private static int rank(String candidate, String code) {
        if (!sameParent(candidate, code)) {
            return 2;
        }
        return oneSlip(candidate, code) ? 0 : 1;
    }

    private static boolean sameParent(String candidate, String code) {
        return code.length() > 2 && candidate.startsWith(code.substring(0, code.length() - 2));
    }

    private static boolean oneSlip(String candidate, String code) {
        int first = 0;
        while (candidate.charAt(first) == code.charAt(first)) {
            first++;
        }
        int last = code.length() - 1;
        while (candidate.charAt(last) == code.charAt(last)) {
            last--;
        }
        boolean swapped = last == first + 1
                && candidate.charAt(first) == code.charAt(last)
                && candidate.charAt(last) == code.charAt(first);
        return first == last || swapped;
    }
}

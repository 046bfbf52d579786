package org.ecorelay.origin.hs;

import java.util.BitSet;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/** Which words are in which description of a list. Immutable once built; thread-safe. */
final class WordIndex {
    private static final int MIN_PREFIX = 3;

    private final HsList list;
    private final NavigableMap<String, BitSet> positions = new TreeMap<>();
    private final int[] lengths;

    WordIndex(HsList list) {
        this.list = list;
        this.lengths = new int[list.size()];
        for (int at = 0; at < lengths.length; at++) {
            var words = Words.ofDescription(list.description(at));
            lengths[at] = words.size();
            for (String word : words) {
                positions.computeIfAbsent(word, _ -> new BitSet()).set(at);
            }
        }
    }

    HsList list() {
        return list;
    }

    /** How many words a description has. */
    int length(int position) {
        return lengths[position];
    }

    /** How a word was found in a description. */
    enum Match {
        WHOLE,
        BEGINNING
    }

    /** Calls {@code each} with every position that has the word, or a longer one that begins with it. */
    void find(String word, ObjIntConsumer<Match> each) {
        positionsOf(word).stream().forEach(at -> each.accept(Match.WHOLE, at));
        longer(word).stream().forEach(at -> each.accept(Match.BEGINNING, at));
    }

    /**
     * How much a word tells, 1 to 13: the binary digits of how many descriptions there are for each that has it. Zero if none
     * has it.
     */
    int rarity(String word) {
        var both = (BitSet) positionsOf(word).clone();
        both.or(longer(word));
        int count = both.cardinality();
        return count == 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(list.size() / count);
    }

    private BitSet positionsOf(String word) {
        return positions.getOrDefault(word, new BitSet());
    }

    private BitSet longer(String word) {
        var found = new BitSet();
        if (word.length() >= MIN_PREFIX) {
            positions
                    .subMap(word, false, word + Character.MAX_VALUE, false)
                    .values()
                    .forEach(found::or);
        }
        return found;
    }
}

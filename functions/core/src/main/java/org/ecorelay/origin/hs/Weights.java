package org.ecorelay.origin.hs;

import org.ecorelay.origin.hs.WordIndex.Match;

/** What it is worth for a subheading that a word is in its own description, its heading's or its chapter's. */
final class Weights {
    private Weights() {}

    /** The best weight of one word for each position of the list; zero for all that are no subheadings. */
    static int[] of(WordIndex index, String word) {
        HsList list = index.list();
        int[] best = new int[list.size()];
        index.find(word, (match, at) -> {
            HsEntry.Level level = HsEntry.Level.of(list.code(at));
            int weight = weight(level, match);
            // The codes are sorted: what is under an entry follows it.
            int end = list.end(list.code(at));
            for (int under = at; under < end; under++) {
                if (HsEntry.Level.of(list.code(under)) == HsEntry.Level.SUBHEADING) {
                    best[under] = Math.max(best[under], weight);
                }
            }
        });
        return best;
    }

    private static int weight(HsEntry.Level level, Match match) {
        return switch (level) {
            case SUBHEADING ->
                switch (match) {
                    case WHOLE -> 12;
                    case BEGINNING -> 8;
                };
            case HEADING ->
                switch (match) {
                    case WHOLE -> 5;
                    case BEGINNING -> 3;
                };
            case CHAPTER ->
                switch (match) {
                    case WHOLE -> 2;
                    case BEGINNING -> 1;
                };
        };
    }
}

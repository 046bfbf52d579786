package org.ecorelay.origin.hs;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds subheadings by words, English and in any order. An aid to memory, not a classification: the exporter decides.
 *
 * <p>A word counts most in the subheading's own description, less in its heading's and chapter's, less when it is only the
 * beginning of a longer one, and more the rarer it is. What a description excludes ("other than of cotton") does not count.
 * What scores less than half of the best is left out. All in whole numbers, so the same question has the same answer everywhere.
 */
public final class FindHsCodes {
    /** Most characters of a question. */
    public static final int MAX_QUESTION = 100;
    /** Most subheadings in an answer. */
    public static final int MAX_CODES = 20;

    private static final Pattern CODE = Pattern.compile("[0-9][0-9. ]*");
    /** One line with a letter or digit in it. */
    private static final Pattern QUESTION =
            Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*[\\p{L}\\p{N}][^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*");

    private FindHsCodes() {}

    /**
     * What was found.
     *
     * @param subheadings the best first
     * @param unknownWords words of the question, as they were looked up, that are in no description
     */
    public record Found(List<HsEntry> subheadings, List<String> unknownWords) {
        public Found {
            subheadings = List.copyOf(subheadings);
            unknownWords = List.copyOf(unknownWords);
        }
    }

    /** Built by the first question. */
    private static final class Hs2022 {
        static final WordIndex INDEX = new WordIndex(Nomenclature.hs2022().list());
    }

    /**
     * Finds at most {@value #MAX_CODES} subheadings; a question of digits finds those that begin with them.
     *
     * @return empty when the question is not one line of 1 to {@value #MAX_QUESTION} characters with a letter or digit
     */
    public static Optional<Found> find(String question) {
        if (question.length() > 2 * MAX_QUESTION
                || question.codePointCount(0, question.length()) > MAX_QUESTION
                || !QUESTION.matcher(question).matches()) {
            return Optional.empty();
        }
        if (CODE.matcher(question).matches()) {
            String digits = question.replaceAll("[. ]|(?<=[0-9])-(?=[0-9])", "");
            return Optional.of(new Found(Nomenclature.hs2022().subheadings(digits, MAX_CODES), List.of()));
        }
        return Optional.of(find(Hs2022.INDEX, Words.ofQuestion(question)));
    }

    static Found find(WordIndex index, Set<String> words) {
        int[] scores = new int[index.list().size()];
        for (String word : withEveryday(words)) {
            int[] matches = Weights.of(index, word);
            int rarity = index.rarity(word);
            IntStream.range(0, scores.length).forEach(at -> scores[at] += matches[at] * rarity);
        }
        int best = IntStream.of(scores).max().orElse(0);
        List<HsEntry> found = IntStream.range(0, scores.length)
                .filter(at -> scores[at] > 0 && 2 * scores[at] >= best)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(at -> -scores[at])
                        .thenComparingInt(index::length)
                        .thenComparing(at -> at))
                .limit(MAX_CODES)
                .map(index.list()::entry)
                .toList();
        return new Found(
                found,
                words.stream()
                        .filter(word -> index.rarity(word) == 0 && !Words.EVERYDAY.containsKey(word))
                        .toList());
    }

    private static Set<String> withEveryday(Set<String> words) {
        var all = new LinkedHashSet<>(words);
        words.forEach(word -> all.addAll(Words.EVERYDAY.getOrDefault(word, List.of())));
        return all;
    }
}

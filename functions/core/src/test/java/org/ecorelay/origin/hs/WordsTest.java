package org.ecorelay.origin.hs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "batteries, battery", "dresses, dress", "brushes, brush", "watches, watch", "boxes, box", "shoes, shoe",
                "glasses, glass",
        "women's, woman", "men’s, man", "boys', boy", "knives, knife", "gas, gas", "glass, glass",
                "apparatus, apparatus",
        "ties, tie", "tires, tyre", "colors, colour", "café, cafe"
    })
    void a_word_is_folded_the_same_way_on_both_sides(String word, String folded) {
        assertThat(Words.ofQuestion(word)).containsExactly(folded);
        assertThat(Words.ofDescription(word)).containsExactly(folded);
    }

    @Test
    void a_compound_is_found_by_its_parts_and_as_a_whole() {
        assertThat(Words.ofDescription("head-gear")).containsExactly("head", "gear", "headgear");
        assertThat(Words.ofQuestion("head-gear")).containsExactly("head", "gear");
        assertThat(Words.ofQuestion("x-ray")).containsExactly("xray");
    }

    @Test
    void words_that_say_nothing_are_left_out() {
        assertThat(Words.ofQuestion("the tables of a n.e.c. kind")).containsExactly("table", "kind");
    }

    @Test
    void what_is_looked_for_instead_is_in_the_list() {
        var index = new WordIndex(Nomenclature.hs2022().list());
        assertThat(Words.SPELLINGS.values()).allMatch(word -> index.rarity(word) > 0);
        assertThat(Words.EVERYDAY.values())
                .allSatisfy(words -> assertThat(words)
                        .allMatch(word ->
                                index.rarity(word) > 0 && Words.ofQuestion(word).contains(word)));
        assertThat(Words.EVERYDAY.keySet())
                .allSatisfy(word -> assertThat(Words.ofQuestion(word)).containsExactly(word));
        assertThat(index.rarity("xyzzy")).isZero();
    }
}

package org.ecorelay.origin.hs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindHsCodesTest {
    private static FindHsCodes.Found find(String question) {
        return FindHsCodes.find(question).orElseThrow();
    }

    private static List<String> codes(String question) {
        return find(question).subheadings().stream().map(HsEntry::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "bamboo furniture, 940382",
        "furniture bamboo, 940382",
        "t-shirt cotton, 610910",
        "Cotton T-Shirts, 610910",
        "t shirt cotton, 610910",
        "tshirt cotton, 610910",
        "smartphone, 851713",
        "SMARTPHONES, 851713",
        "headphones, 851830",
        "green tea, 090210",
        "coffee roasted, 090121",
        "men's shirt cotton woven, 620520",
        "aluminum foil, 760719",
        "lithium ion battery, 850760",
        "desk lamp, 940521",
        "wooden chair, 940169",
        "sofa, 940161",
        "laptop, 847130",
        "blender, 850940",
        "drone, 880610"
    })
    void the_first_answer_is_the_one_that_is_meant(String question, String code) {
        assertThat(codes(question)).first().isEqualTo(code);
    }

    @Test
    void what_a_description_excludes_does_not_count() {
        assertThat(codes("smartphone")).doesNotContain("851714");
        assertThat(Words.ofDescription("T-shirts; of textile materials (other than cotton, wool or silk), knitted"))
                .containsExactlyInAnyOrder("tshirt", "textile", "material", "knitted");
        assertThat(Words.ofDescription("Headphones, whether or not combined with a microphone"))
                .contains("microphone");
        assertThat(Words.ofDescription("Tea, green; (not fermented), in packings"))
                .doesNotContain("fermented");
    }

    @Test
    void the_words_of_the_heading_and_the_chapter_count_less_than_its_own() {
        var list = HsList.of("""
                94 Furniture
                9401 Seats; chairs
                940110 Of bamboo
                940120 Chairs; of bamboo
                940130 Furniture; of rattan
                """);
        var found = FindHsCodes.find(new WordIndex(list), Set.of("chair", "bamboo"));
        assertThat(found.subheadings()).extracting(HsEntry::code).containsExactly("940120", "940110");
        assertThat(FindHsCodes.find(new WordIndex(list), Set.of("furniture")).subheadings())
                .extracting(HsEntry::code)
                .containsExactly("940130");
    }

    @Test
    void the_beginning_of_a_word_counts_less_than_the_word() {
        var list = HsList.of("01 Animals\n0101 Live\n010110 Bamboozled\n010120 Bamboo\n");
        assertThat(FindHsCodes.find(new WordIndex(list), Set.of("bamboo")).subheadings())
                .extracting(HsEntry::code)
                .containsExactly("010120", "010110");
        assertThat(codes("furnitur")).contains("940382");
        assertThat(find("fu").subheadings()).isEmpty();
    }

    @Test
    void digits_find_the_subheadings_that_begin_with_them() {
        assertThat(codes("9403.8")).containsExactly("940382", "940383", "940389");
        assertThat(codes("940360")).containsExactly("940360");
        assertThat(codes("8")).hasSize(FindHsCodes.MAX_CODES);
        assertThat(codes("99")).isEmpty();
        assertThat(codes("9403601000")).isEmpty();
    }

    @Test
    void a_word_that_is_nowhere_is_named_and_does_not_hide_the_others() {
        assertThat(find("bamboo xyzzy").unknownWords()).containsExactly("xyzzy");
        assertThat(codes("bamboo xyzzy")).isEqualTo(codes("bamboo"));
        assertThat(find("竹家具")).isEqualTo(new FindHsCodes.Found(List.of(), List.of("竹家具")));
        assertThat(find("of the")).isEqualTo(new FindHsCodes.Found(List.of(), List.of()));
    }

    @Test
    void accents_and_wide_letters_are_no_obstacle() {
        assertThat(codes("ｂａｍｂｏｏ fürniture")).isEqualTo(codes("bamboo furniture"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "???",
                "-",
                "\t",
                "bamboo\nfurniture",
                "bamboo\u0000",
                "\u007fbamboo",
                "\u2028bamboo",
                "\ud800x"
            })
    void what_is_no_question_has_no_answer(String question) {
        assertThat(FindHsCodes.find(question)).isEmpty();
    }

    @Test
    void a_question_has_at_most_100_characters() {
        assertThat(FindHsCodes.find("b".repeat(100))).isPresent();
        assertThat(FindHsCodes.find("b".repeat(101))).isEmpty();
        assertThat(FindHsCodes.find("𝒷".repeat(100))).isPresent();
        assertThat(FindHsCodes.find("bamboo ".repeat(1_500))).isEmpty();
    }

    @Test
    void any_question_finds_at_most_20_listed_subheadings_and_the_same_ones_again() {
        var random = new Random(2022);
        var nomenclature = Nomenclature.hs2022();
        var list = nomenclature.list();
        for (int i = 0; i < 300; i++) {
            String[] words = list.description(random.nextInt(list.size())).split("[ ,;]+");
            var question = new StringBuilder();
            for (int n = random.nextInt(4); n >= 0; n--) {
                question.append(words[random.nextInt(words.length)]).append(' ');
            }
            String asked = question.substring(0, Math.min(question.length(), FindHsCodes.MAX_QUESTION));
            FindHsCodes.find(asked).ifPresent(found -> {
                assertThat(found.subheadings())
                        .hasSizeLessThanOrEqualTo(FindHsCodes.MAX_CODES)
                        .doesNotHaveDuplicates()
                        .allMatch(each -> each.code().length() == 6 && nomenclature.contains(each.code()));
                assertThat(FindHsCodes.find(asked)).contains(found);
            });
        }
    }
}

package org.ecorelay.origin.hs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.origin.HsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NomenclatureTest {
    private final Nomenclature nomenclature = Nomenclature.hs2022();

    private static List<String> codes(List<HsEntry> entries) {
        return entries.stream().map(HsEntry::code).toList();
    }

    private List<String> codes(int length) {
        HsList list = nomenclature.list();
        return IntStream.range(0, list.size())
                .mapToObj(list::code)
                .filter(code -> code.length() == length)
                .toList();
    }

    private List<String> path(String text) {
        return nomenclature.lookUp(text) instanceof HsLookup.Listed listed ? codes(listed.path()) : List.of();
    }

    private List<String> nearest(String text) {
        return codes(
                switch (nomenclature.lookUp(text)) {
                    case HsLookup.Listed _ -> List.<HsEntry>of();
                    case HsLookup.NotListed missing -> missing.nearest();
                    case HsLookup.Unreadable(var nearest) -> nearest;
                });
    }

    @Test
    void it_has_every_subheading_and_each_of_them_under_its_heading_and_chapter() {
        assertThat(codes(6)).hasSize(5_612).doesNotHaveDuplicates().allSatisfy(code -> {
            assertThat(path(code)).containsExactly(code.substring(0, 2), code.substring(0, 4), code);
            assertThat(HsCode.parse(code))
                    .hasValueSatisfying(hs -> assertThat(hs.subheading()).isEqualTo(code));
        });
    }

    @Test
    void it_has_96_chapters_and_1228_headings_each_divided_into_something() {
        assertThat(codes(2)).hasSize(96);
        assertThat(codes(4))
                .hasSize(1_228)
                .allSatisfy(code -> assertThat(path(code)).containsExactly(code.substring(0, 2), code));
        int subheadings = 0;
        for (String heading : codes(4)) {
            var below = nomenclature.below(((HsLookup.Listed) nomenclature.lookUp(heading)).entry());
            assertThat(below)
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.code()).startsWith(heading));
            subheadings += below.size();
        }
        assertThat(subheadings).isEqualTo(5_612);
    }

    @Test
    void what_the_source_adds_for_statistics_is_no_code() {
        assertThat(List.of("TOTAL", "99", "9999", "999999", "77", "98", "00")).noneMatch(nomenclature::contains);
    }

    @Test
    void an_entry_says_what_it_is() {
        assertThat(nomenclature.lookUp("940382")).isInstanceOfSatisfying(HsLookup.Listed.class, listed -> {
            assertThat(listed.entry()).isEqualTo(new HsEntry("940382", "Furniture; of bamboo"));
            assertThat(listed.path())
                    .extracting(HsEntry::level)
                    .containsExactly(HsEntry.Level.CHAPTER, HsEntry.Level.HEADING, HsEntry.Level.SUBHEADING);
        });
        assertThat(codes(6))
                .allSatisfy(code -> assertThat(((HsLookup.Listed) nomenclature.lookUp(code))
                                .entry()
                                .description())
                        .isNotBlank()
                        .isEqualTo(((HsLookup.Listed) nomenclature.lookUp(code))
                                .entry()
                                .description()
                                .strip()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HsEntry("94036", "x").level());
    }

    @ParameterizedTest
    @CsvSource({
        "940360, ''",
        "9403.60, ''",
        "9403 60, ''",
        "94.03.60, ''",
        "9403.60.10, 10",
        "9403601000, 1000",
        "940360123456, 123456"
    })
    void separators_are_ignored_and_a_national_suffix_is_kept_unread(String text, String suffix) {
        assertThat(nomenclature.lookUp(text)).isInstanceOfSatisfying(HsLookup.Listed.class, listed -> {
            assertThat(listed.entry().code()).isEqualTo("940360");
            assertThat(listed.nationalSuffix()).isEqualTo(suffix);
        });
    }

    @Test
    void a_zero_in_front_is_a_digit() {
        assertThat(path("010121")).containsExactly("01", "0101", "010121");
        assertThat(nearest("10121")).containsExactly("010121");
        assertThat(nearest("101")).startsWith("0101");
        assertThat(nearest("1")).startsWith("01");
    }

    @ParameterizedTest
    @CsvSource({
        "940366, 940360",
        "9403661000, 940360",
        "943060, 940360",
        "851712, 851711 851713 851714",
        "620293, 620290 620240",
        "94036, 940360",
        "9430, 9403",
        "820630, 820600"
    })
    void a_code_that_is_not_listed_is_answered_with_the_nearest_that_are(String text, String expected) {
        assertThat(nearest(text)).containsSubsequence(expected.split(" ")).hasSizeLessThanOrEqualTo(NearestCodes.MOST);
        assertThat(nearest(text)).allMatch(nomenclature::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"949999", "770000", "000000", "9404 5"})
    void where_nothing_is_near_nothing_is_offered(String text) {
        assertThat(nearest(text)).isEmpty();
        assertThat(path(text)).isEmpty();
    }

    @Test
    void every_slip_of_one_digit_in_every_code_leads_to_listed_codes_alone() {
        for (String code : codes(6)) {
            String slip = code.substring(0, 5) + (char) ('0' + (code.charAt(5) - '0' + 7) % 10);
            if (!nomenclature.contains(slip)) {
                assertThat(nearest(slip)).isNotEmpty().doesNotHaveDuplicates().allMatch(nomenclature::contains);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "...",
                "٩٤٠٣٦٠",
                "94036O",
                "9403--60",
                "940360-",
                "9403\u000060",
                "9403\n60",
                "9403\u00a060",
                "-940360",
                "+940360",
                "9403601234567",
                "940360; drop",
                "家具",
                "hs2022"
            })
    void anything_else_is_unreadable(String text) {
        assertThat(nomenclature.lookUp(text)).isEqualTo(new HsLookup.Unreadable(List.of()));
    }

    @Test
    void ten_thousand_characters_are_unreadable_too() {
        assertThat(nomenclature.lookUp("9".repeat(10_000))).isEqualTo(new HsLookup.Unreadable(List.of()));
        assertThat(nomenclature.lookUp(". ".repeat(5_000) + "940360")).isEqualTo(new HsLookup.Unreadable(List.of()));
    }
}

package org.ecorelay.certificate.annex3b;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bamboo dining table, 120 × 80 cm (oak “natural”)",
                "Nguyễn Thị Minh Khai, Đà Nẵng",
                "Nguye\u0302\u0303n",
                "Société Générale S.A. – № 5",
                "Ø 12 mm ± 0.1, 230 V~, 5 µF, 10 Ω, 20 ℃, m², CO₂, ≤ 3 %, ½\"",
                "€ 5 / ₩ 100 / ¥ 7",
                "***",
                "N/M"
            })
    void latin_letters_digits_and_european_typography_are_taken(String text) {
        assertThat(EnglishText.foreign(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "竹餐桌, HAN",
        "Bamboo 竹, HAN",
        "テーブル, KATAKANA",
        "やまだ, HIRAGANA",
        "홍길동, HANGUL",
        "โต๊ะ, THAI",
        "Стол, CYRILLIC",
        "Acme Βamboo, GREEK",
        "طاولة, ARABIC",
        "ＡＣＭＥ, U+FF21",
        "Anji，Zhejiang, U+FF0C",
        "Table 。, U+3002",
        "Table 😀, U+1F600",
        "12\u0663, ARABIC"
    })
    void every_other_script_is_named_and_never_quoted(String text, String foreign) {
        assertThat(EnglishText.foreign(text)).contains(foreign);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x00, 0x09, 0x7F, 0x85, 0xAD, 0x200B, 0x200E, 0x202E, 0x2060, 0x2066, 0x3000, 0xFEFF, 0xFFFD, 0xD800
            })
    void what_cannot_be_seen_is_not_taken(int hidden) {
        assertThat(EnglishText.foreign("A" + Character.toString(hidden) + "B")).contains("U+%04X".formatted(hidden));
    }

    /** The rule and the pattern of the published schema are the same rule. */
    @Test
    void the_published_schema_allows_the_same_characters() throws Exception {
        var pattern = EnglishSchema.pattern();
        for (int c = 0; c <= 0x1F9FF; c++) {
            boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
            if (!surrogate) {
                String text = Character.toString(c);
                assertThat(pattern.matcher(text).matches())
                        .as("U+%04X", c)
                        .isEqualTo(EnglishText.foreign(text).equals(Optional.empty()));
            }
        }
    }
}

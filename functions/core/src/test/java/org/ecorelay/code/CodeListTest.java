package org.ecorelay.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.origin.RcepParties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shops write for a country, a currency and a unit, and what they are told. */
class CodeListTest {
    @ParameterizedTest
    @CsvSource({
        "COUNTRY, VN",
        "COUNTRY, DE",
        "COUNTRY, TW",
        "COUNTRY, HK",
        "CURRENCY, CNY",
        "CURRENCY, VND",
        "CURRENCY, EUR",
        "CURRENCY, TWD",
        "UNIT, PCS",
        "UNIT, PCE",
        "UNIT, DOZ",
        "UNIT, H87",
        "UNIT, C62",
        "UNIT, KGM",
        "UNIT, SET",
        "UNIT, 4G"
    })
    void a_code_on_the_list_is_taken(CodeList list, String code) {
        assertThat(list.contains(code)).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            COUNTRY, UK, write GB
            COUNTRY, vn, write VN
            COUNTRY, ' VN', write VN
            COUNTRY, ＶＮ, write VN
            COUNTRY, VNM, write VN
            COUNTRY, ZZ, such as VN
            COUNTRY, VM, such as VN
            COUNTRY, Viet Nam, such as VN
            CURRENCY, RMB, write CNY
            CURRENCY, cny, write CNY
            CURRENCY, ¥, such as USD
            CURRENCY, US$, write USD
            CURRENCY, 人民币, write CNY
            CURRENCY, ZZZ, such as USD
            CURRENCY, XTS, such as USD
            CURRENCY, DEM, such as USD
            UNIT, pcs, write PCS
            UNIT, 件, write PCS
            UNIT, KG, write KGM
            UNIT, m², write MTK
            UNIT, 双, write PR
            UNIT, box, packages
            UNIT, BOXES, packages
            UNIT, 箱, packages
            UNIT, ABCDE, such as PCS
            UNIT, '', such as PCS
            """)
    void another_one_is_refused_with_the_code_that_is_meant(CodeList list, String text, String said) {
        assertThat(list.contains(text)).isFalse();
        assertThat(list.problem(text)).contains(said).doesNotContainPattern("\\[[A-Z0-9]");
        assertThat(new FieldProblem(Code.CODE_UNKNOWN, "/x", list.problem(text)).chinese())
                .hasValueSatisfying(chinese -> assertThat(chinese).containsPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @EnumSource
    void text_that_is_long_or_hostile_is_neither_repeated_nor_slow(CodeList list) {
        for (String text : new String[] {"A".repeat(1_000_000), "\u0000\uD800", "<script>", "ﷺ".repeat(20)}) {
            assertThat(list.contains(text)).isFalse();
            assertThat(list.problem(text)).contains("such as").doesNotContain(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BX", "CT", "KG", "BOX", "CTNS", "PIECE"})
    void what_recommendation_20_has_deleted_or_never_had_is_no_unit(String code) {
        assertThat(CodeList.UNIT.contains(code)).isFalse();
    }

    @Test
    void every_party_is_a_country() {
        assertThat(RcepParties.all()).allMatch(CodeList.COUNTRY::contains);
    }
}

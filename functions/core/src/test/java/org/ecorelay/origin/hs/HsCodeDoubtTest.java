package org.ecorelay.origin.hs;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecorelay.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HsCodeDoubtTest {
    private static Finding doubt(String entered) {
        return HsCodeDoubt.of(entered, "/hsCode").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"940360", "9403.60", "9403 60 10", "010121"})
    void a_listed_subheading_is_beyond_doubt(String entered) {
        assertThat(HsCodeDoubt.of(entered, "/hsCode")).isEmpty();
    }

    @Test
    void an_unlisted_code_is_a_question_that_names_the_nearest() {
        assertThat(doubt("9403.66.10"))
                .isEqualTo(Finding.of("HS_CODE_UNKNOWN", "/hsCode", "940366", "940360, 940370, 940350"));
    }

    /** HS 2012 had 8517.12. Without a sourced correspondence nobody says what has become of it. */
    @Test
    void a_code_of_an_older_edition_is_not_translated() {
        assertThat(doubt("8517.12").code()).isEqualTo("HS_CODE_UNKNOWN");
        assertThat(doubt("8517.12").message()).isEqualTo("HS 2022 has no 851712.");
    }

    @ParameterizedTest
    @CsvSource({"94, 940110", "9403, 940310", "94036, 940360", "10121, 010121"})
    void a_code_that_is_too_short_is_a_question_that_names_some_below_it(String entered, String offered) {
        assertThat(doubt(entered).code()).isEqualTo("HS_CODE_INVALID");
        assertThat(doubt(entered).fix()).startsWith("Did you mean " + offered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"770000", "000000", "999999", "980000", "1", "", "nonsense", "9403601234567"})
    void anything_else_is_a_question_too(String entered) {
        assertThat(doubt(entered).code()).isEqualTo("HS_CODE_INVALID");
        assertThat(doubt(entered).fix()).contains("six-digit HS 2022 subheading", "GET /v1/hs?q=");
    }
}

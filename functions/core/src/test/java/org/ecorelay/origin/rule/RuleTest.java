package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.ecorelay.origin.HsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
    private static Rule valid(String text) {
        return switch (Rule.parse(text)) {
            case Rule.Reading.Valid(Rule rule) -> rule;
            case Rule.Reading.Invalid(int position, String message) ->
                throw new IllegalArgumentException(position + ": " + message);
        };
    }

    @Test
    void a_rule_is_a_list_of_alternatives_and_keeps_its_text() {
        Rule rule = valid("CC except from 50.07,5106-5113, 01 or RVC40 or CR");
        assertThat(rule.terms())
                .containsExactly(
                        new Term.Shift(
                                Term.Level.CC,
                                List.of(
                                        new HsScope("5007", "5007"),
                                        new HsScope("5106", "5113"),
                                        new HsScope("01", "01"))),
                        new Term.ValueContent(),
                        new Term.Reaction());
        assertThat(rule.raw()).isEqualTo("CC except from 50.07,5106-5113, 01 or RVC40 or CR");
        assertThat(rule.text()).isEqualTo("CC except from 5007, 5106-5113, 01 or RVC40 or CR");
    }

    @Test
    void what_is_written_reads_as_the_same_rule() {
        var random = new Random(42);
        List<String> scopes = List.of("01", "5007", "520811", "50-63", "5106-5113", "520811-520859");
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            var levels = new java.util.ArrayList<>(List.of("WO", "CC", "CTH", "CTSH", "RVC40", "CR"));
            java.util.Collections.shuffle(levels, random);
            for (String term : levels.subList(0, 1 + random.nextInt(levels.size()))) {
                text.append(text.isEmpty() ? "" : " or ").append(term);
                if (term.startsWith("C") && !term.equals("CR") && random.nextBoolean()) {
                    text.append(" except from ")
                            .append(String.join(", ", scopes.subList(0, 1 + random.nextInt(scopes.size()))));
                }
            }
            Rule rule = valid(text.toString());
            assertThat(rule.text()).isEqualTo(text.toString());
            assertThat(valid(rule.text()).terms()).isEqualTo(rule.terms());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|1|found the end, allowed is WO, CC, CTH, CTSH, RVC40 or CR",
                "cth|1|found \"cth\", allowed is WO, CC, CTH, CTSH, RVC40 or CR",
                "' CTH'|1|found \" CTH\", allowed is WO, CC, CTH, CTSH, RVC40 or CR",
                "'CTH or '|8|found the end, allowed is WO, CC, CTH, CTSH, RVC40 or CR",
                "CTH or RVC50|8|found \"RVC50\", allowed is WO, CC, CTH, CTSH, RVC40 or CR",
                "CTH RVC40|4|found \" RVC40\", allowed is \" or \" or \" except from \"",
                "CTH  or RVC40|4|found \"  or RVC40\", allowed is \" or \" or \" except from \"",
                "RVC40 except from 01|6|found \" except from 01\", allowed is \" or \"",
                "CTH or CTH|8|CTH is named twice",
                "CC except from 1|16|found \"1\", allowed is 2, 4 or 6 digits (52, 5208, 520811; dots tolerated), or a range 5208-5212",
                "CC except from 5212-5208|16|found \"5212-5208\", allowed is 2, 4 or 6 digits (52, 5208, 520811; dots tolerated), or a range 5208-5212",
                "CC except from 01,,02|19|found \",02\", allowed is 2, 4 or 6 digits (52, 5208, 520811; dots tolerated), or a range 5208-5212",
                "CC except from 77|16|found \"77\", allowed is 2, 4 or 6 digits (52, 5208, 520811; dots tolerated), or a range 5208-5212"
            })
    void an_error_says_where_what_and_what_is_allowed(String text, int position, String message) {
        assertThat(Rule.parse(text)).isEqualTo(new Rule.Reading.Invalid(position, message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CTH\u0000",
                "CTH\n",
                "ＣＴＨ",
                "CTH or\u00a0RVC40",
                "=CTH",
                "CTH;DROP",
                "CC except from ٥٢",
                "CTH🚢"
            })
    void hostile_text_is_refused_and_not_echoed_with_control_characters(String text) {
        assertThat(Rule.parse(text))
                .isInstanceOfSatisfying(
                        Rule.Reading.Invalid.class,
                        invalid -> assertThat(invalid.message()).doesNotContainPattern("\\p{Cc}"));
    }

    @Test
    void a_very_long_text_is_refused_before_it_is_read() {
        assertThat(Rule.parse("CTH or ".repeat(100_000)))
                .isEqualTo(new Rule.Reading.Invalid(2001, "a rule has at most 2000 characters"));
    }

    @ParameterizedTest
    @CsvSource({
        "CC,010121,020110,true",
        "CC,010121,010221,false",
        "CTH,251611,251749,true",
        "CTH,251710,251749,false",
        "CTSH,251710,251749,true",
        "CTSH,251749,251749,false",
        "CTH except from 2516,251611,251749,false",
        "CTH except from 2501-2516,251611,251749,false",
        "CTH except from 2501-2515,251611,251749,true"
    })
    void a_material_changes_at_its_level_unless_it_is_excepted(String rule, String material, String good, boolean met) {
        assertThat(valid(rule).terms().getFirst())
                .isInstanceOfSatisfying(
                        Term.Shift.class,
                        shift -> assertThat(shift.metBy(new HsCode(material), new HsCode(good)))
                                .isEqualTo(met));
    }

    @Test
    void a_scope_of_different_levels_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HsScope("52", "5208"))
                .withMessageContaining("52-5208");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rule(List.of(), ""));
    }
}

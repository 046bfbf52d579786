package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.origin.HsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulePackTest {
    private static final String HEADER = "scope,hs2012,rule,source\n";

    private static RulePack valid(String csv) {
        return Packs.of(csv);
    }

    private static String problems(String csv) {
        return switch (RulePackReader.read("test", csv)) {
            case RulePack.Reading.Valid(RulePack pack) -> "";
            case RulePack.Reading.Invalid(var problems) ->
                problems.stream()
                        .map(problem -> problem.line() + ": " + problem.message())
                        .collect(Collectors.joining("\n"));
        };
    }

    @Test
    void the_shipped_sample_has_its_43_sourced_rules() {
        RulePack sample = ShippedRules.read();
        assertThat(sample.rules()).hasSize(43).allSatisfy(rule -> {
            assertThat(rule.source()).contains("Annex 3A");
            assertThat(rule.scopeUnchanged()).isFalse();
        });
        assertThat(sample.edition()).isEqualTo(HsEdition.HS2012);
        assertThat(sample.find(new HsCode("851712")).map(rule -> rule.rule().raw()))
                .contains("CTSH or RVC40");
        assertThat(sample.find(new HsCode("940360")).map(ScopedRule::scope)).contains(new HsScope("94", "94"));
        assertThat(sample.find(new HsCode("851713"))).isEmpty();
    }

    @Test
    void the_most_specific_scope_wins() {
        RulePack pack = valid(
                HEADER + "chapter,94,CC,a\nheading,9403,CTH,b\nsubheading,940360,CTSH,c\nheading,9405-9406,RVC40,d\n");
        assertThat(pack.find(new HsCode("940360")).map(ScopedRule::source)).contains("c");
        assertThat(pack.find(new HsCode("9403601010")).map(ScopedRule::source)).contains("c");
        assertThat(pack.find(new HsCode("940350")).map(ScopedRule::source)).contains("b");
        assertThat(pack.find(new HsCode("940610")).map(ScopedRule::source)).contains("d");
        assertThat(pack.find(new HsCode("940110")).map(ScopedRule::source)).contains("a");
        assertThat(pack.find(new HsCode("950110"))).isEmpty();
    }

    @Test
    void settings_above_the_header_hold_for_the_pack_and_a_row_may_differ() {
        RulePack pack = valid("""
                \uFEFF# version: 2026-1\r
                # validFrom: 2023-01-01
                # validUntil: 2024-12-31
                # scopeUnchanged: yes
                scope,hs2022,rule,source,scopeUnchanged

                heading,9403,"CC except from 4407, 4408","p. ""193"", left",no
                heading,9404,CTH,p.193,
                """);
        assertThat(pack.edition()).isEqualTo(HsEdition.HS2022);
        assertThat(pack.version()).isEqualTo("2026-1");
        assertThat(pack.validUntil()).contains(LocalDate.of(2024, 12, 31));
        assertThat(pack.rules()).extracting(ScopedRule::scopeUnchanged).containsExactly(false, true);
        assertThat(pack.rules()).extracting(ScopedRule::line).containsExactly(7, 8);
        assertThat(pack.rules().getFirst().source()).isEqualTo("p. \"193\", left");
        assertThat(pack.validOn(LocalDate.of(2022, 12, 31))).isFalse();
        assertThat(pack.validOn(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(pack.validOn(LocalDate.of(2025, 1, 1))).isFalse();
    }

    @Test
    void rules_of_one_level_that_overlap_are_found_over_any_distance() {
        String csv = HEADER + "heading,5106-5113,CTH,a\nheading,5108,CTH,b\nheading,5112,CC,c\nchapter,51,CC,d\n";
        assertThat(problems(csv))
                .isEqualTo("3: 5108 overlaps 5106-5113 of line 2\n4: 5112 overlaps 5106-5113 of line 2");
        assertThat(problems(HEADER + "heading,5106,CTH,a\nheading,5106,CTH,a\n"))
                .contains("3: 5106 overlaps 5106 of line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heading,940360,CTH,p.1|2: scope must be chapter",
                "section,94,CTH,p.1|2: scope must be chapter",
                "chapter,77,CTH,p.1|2: scope must be chapter",
                "chapter,00,CTH,p.1|2: scope must be chapter",
                "chapter,94,CTX,p.1|2: rule, character 1: found \"CTX\"",
                "chapter,94,CTH,|2: source must say",
                "chapter,94,CTH,=HYPERLINK(1)|2: source must say",
                "chapter,94,CTH|2: has 3 cells",
                "chapter,94,CTH,p.1,more|2: has 5 cells",
                "chapter,94,CTH,\"p.1|stray quotation mark",
                "chapter,94,CTH,\"p.1\" x|stray quotation mark",
                "chapter,94,CTH,p\"1|stray quotation mark"
            })
    void a_bad_row_is_named(String row, String problem) {
        assertThat(problems(HEADER + row + "\n")).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "scope,hs2012,rule\nchapter,94,CTH\n",
                "scope,hs2012,hs2022,rule,source\n",
                "scope,hs2012,rule,source,colour\n",
                "scope,hs2012,rule,source,source\n",
                "a\u0000b"
            })
    void a_header_that_says_something_else_is_refused(String csv) {
        assertThat(problems(csv)).contains("the header must be");
    }

    @Test
    void bad_settings_are_named() {
        String row = "chapter,94,CTH,p.1\n";
        assertThat(problems("# validFrom: soon\n" + HEADER + row)).contains("validFrom must be a date");
        assertThat(problems("# validUntil: 2021-01-01\n" + HEADER + row)).contains("validUntil is before validFrom");
        assertThat(problems("# scopeUnchanged: maybe\n" + HEADER + row)).contains("scopeUnchanged must be yes or no");
        assertThat(problems(HEADER)).contains("the pack has no rule");
    }

    @Test
    void a_file_full_of_errors_gives_a_bounded_answer() {
        String rows = IntStream.range(0, 30_000).mapToObj(i -> "x\n").collect(Collectors.joining());
        assertThat(problems(HEADER + rows)).contains("a pack has at most 20000 rows");
        String fewer = IntStream.range(0, 5_000).mapToObj(i -> "x\n").collect(Collectors.joining());
        assertThat(problems(HEADER + fewer).lines()).hasSize(RulePackReader.MAX_PROBLEMS);
    }

    @Test
    void a_pack_without_settings_is_valid_from_the_first_day_of_the_agreement() {
        RulePack pack = valid(HEADER + "chapter,94,CTH,p.1");
        assertThat(pack.validFrom()).isEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(pack.validUntil()).isEqualTo(Optional.empty());
        assertThat(pack.version()).isEqualTo("unversioned");
    }
}

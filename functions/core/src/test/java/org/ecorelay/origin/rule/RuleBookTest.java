package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.ecorelay.origin.HsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {
    private static final LocalDate IN_2022 = LocalDate.of(2022, 12, 31);
    private static final LocalDate IN_2023 = LocalDate.of(2023, 1, 1);
    private static final HsCode PHONE_2012 = new HsCode("851712");
    private static final HsCode PHONE_2022 = new HsCode("851713");

    private static RuleBook.Lookup find(HsCode code, LocalDate day, RulePack... packs) {
        return new RuleBook(List.of(packs), HsCorrespondence.NONE).find(code, day);
    }

    private static AppliedRule found(RuleBook.Lookup lookup) {
        return switch (lookup) {
            case RuleBook.Lookup.Found(var rule) -> rule;
            case RuleBook.Lookup.NotTransposed(var rule, var edition) -> throw new AssertionError(rule);
            case RuleBook.Lookup.Missing() -> throw new AssertionError("missing");
        };
    }

    @Test
    void a_rule_printed_in_hs_2012_is_used_as_it_is_until_the_end_of_2022() {
        AppliedRule rule = found(find(PHONE_2012, IN_2022, ShippedRules.read()));
        assertThat(rule.rule().raw()).isEqualTo("CTSH or RVC40");
        assertThat(rule.source()).isEqualTo("RCEP Annex 3A, p.193");
        assertThat(rule.json().text("transposition")).isEmpty();
    }

    @Test
    void from_2023_on_it_is_not_used_when_the_pack_does_not_say_that_its_scope_is_unchanged() {
        assertThat(find(PHONE_2012, IN_2023, ShippedRules.read())).isInstanceOf(RuleBook.Lookup.NotTransposed.class);
        assertThat(find(PHONE_2022, IN_2023, ShippedRules.read())).isEqualTo(new RuleBook.Lookup.Missing());
    }

    @Test
    void when_the_pack_says_so_it_is_used_and_the_trace_says_so() {
        RulePack pack = Packs.of("scope,hs2012,rule,source,scopeUnchanged\nchapter,94,CTH or RVC40,p.212,yes\n");
        AppliedRule rule = found(find(new HsCode("940360"), IN_2023, pack));
        assertThat(rule.json().text("transposition"))
                .contains("printed in HS2012; the pack says that the scope 94 is unchanged in HS2022");
    }

    @Test
    void a_pack_in_the_edition_in_operation_goes_before_an_older_one_however_specific_that_is() {
        RulePack older = Packs.of("scope,hs2012,rule,source,scopeUnchanged\nsubheading,940360,CC,old,yes\n");
        RulePack newer = Packs.of("scope,hs2022,rule,source\nchapter,94,CTH,new\n");
        assertThat(found(find(new HsCode("940360"), IN_2023, older, newer)).source())
                .isEqualTo("new");
        assertThat(found(find(new HsCode("940360"), IN_2022, older, newer)).source())
                .isEqualTo("old");
    }

    @Test
    void a_pack_in_an_edition_to_come_is_not_an_older_one() {
        RulePack later = Packs.of("scope,hs2017,rule,source,scopeUnchanged\nsubheading,940360,CC,later,yes\n");
        assertThat(find(new HsCode("940360"), IN_2022, later)).isEqualTo(new RuleBook.Lookup.Missing());
        assertThat(found(find(new HsCode("940360"), IN_2023, later)).source()).isEqualTo("later");
    }

    @Test
    void among_packs_of_one_edition_the_most_specific_scope_wins_and_then_the_first_pack() {
        RulePack chapter = Packs.rule("chapter", "94", "CC");
        RulePack heading = Packs.rule("heading", "9403", "CTH");
        RulePack again = Packs.rule("heading", "9403", "RVC40");
        assertThat(found(find(new HsCode("940360"), IN_2023, chapter, heading, again))
                        .rule()
                        .raw())
                .isEqualTo("CTH");
    }

    @Test
    void a_pack_counts_on_its_days_only() {
        RulePack ended = Packs.of("# validUntil: 2023-06-30\nscope,hs2022,rule,source\nchapter,94,CTH,p.1\n");
        HsCode table = new HsCode("940360");
        assertThat(find(table, LocalDate.of(2023, 6, 30), ended)).isInstanceOf(RuleBook.Lookup.Found.class);
        assertThat(find(table, LocalDate.of(2023, 7, 1), ended)).isInstanceOf(RuleBook.Lookup.Missing.class);
    }

    @Test
    void a_newer_code_takes_the_rule_of_the_older_ones_that_it_comes_from() {
        var table = HsCorrespondence.read("hs2022,hs2012,source\n851713,851712,correlation table\n");
        var book = new RuleBook(List.of(ShippedRules.read()), table);
        AppliedRule rule = found(book.find(PHONE_2022, IN_2023));
        assertThat(rule.rule().raw()).isEqualTo("CTSH or RVC40");
        assertThat(rule.transposition())
                .isEqualTo("printed for HS2012 851712; HS2022 851713 comes from it (correlation table)");
        assertThat(book.find(PHONE_2022, IN_2022)).isInstanceOf(RuleBook.Lookup.Missing.class);
    }

    @Test
    void a_newer_code_has_no_rule_when_the_older_ones_differ_or_one_has_none() {
        var different = HsCorrespondence.read("hs2022,hs2012,source\n851713,851712,t\n851713,851890,t\n");
        var partly = HsCorrespondence.read("# WCO\nhs2022,hs2012,source\n851713,851712,t\n851713,010121,t\n");
        for (HsCorrespondence table : List.of(different, partly)) {
            assertThat(new RuleBook(List.of(ShippedRules.read()), table).find(PHONE_2022, IN_2023))
                    .isInstanceOf(RuleBook.Lookup.Missing.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,b,c",
                "hs2022,hs2012,source\n8517,851712,t",
                "hs2022,hs2012,source\n851713,851712,",
                "hs2022,hs2012,source\n851713,851712",
                "hs2022,hs2012,source\n851713,851712,\"t",
                "hs2022,hs2012,source\n851713-851714,851712,t"
            })
    void a_correspondence_that_is_none_is_refused(String csv) {
        assertThatIllegalArgumentException().isThrownBy(() -> HsCorrespondence.read(csv));
    }
}

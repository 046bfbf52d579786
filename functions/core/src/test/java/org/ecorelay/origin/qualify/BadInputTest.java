package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.made;
import static org.ecorelay.origin.bill.Making.originating;
import static org.ecorelay.origin.bill.Making.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Materials;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.HsCorrespondence;
import org.ecorelay.origin.rule.RuleBook;
import org.ecorelay.origin.rule.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A finding each, never a stack trace, never a wrong "originating". */
class BadInputTest {
    private static final Judge CTH = Judge.with("94", "CTH");

    private static Making table() {
        return Making.of("940360").fob("100").from(foreign("board", "440710", "DE", "5"));
    }

    private static Material priced(Money value) {
        return Materials.bought("x", "440710", new MaterialOrigin.NonParty("DE"), Optional.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9403", "94.03", "7701.10", "980000", "9403601234567", "94O360", "٩٤٠٣٦٠"})
    void a_code_that_is_none_is_asked_about(String hs) {
        assertThat(CTH.box10(table().as(hs))).isEqualTo("?HS_CODE_INVALID");
        if (!hs.isEmpty()) {
            assertThat(CTH.box10(table().from(foreign("x", hs, "DE", "1")))).isEqualTo("?HS_CODE_INVALID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9403.60", "94036010", "9403.60.10.00", "9403 60"})
    void national_codes_and_separators_are_fine(String hs) {
        assertThat(CTH.box10(table().as(hs))).isEqualTo("CTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1E+1000000000", "1E-1000000000", "1234567890123456789012345678901"})
    void an_amount_out_of_range_is_asked_about(String amount) {
        var big = new Money(new BigDecimal(amount), "USD");
        assertThat(CTH.box10(table().from(priced(big)))).isEqualTo("?AMOUNT_INVALID");
        assertThat(CTH.box10(table().fob(big))).isEqualTo("?AMOUNT_INVALID");
        assertThat(CTH.box10(table().weighing(amount))).isEqualTo("?AMOUNT_INVALID");
        assertThat(CTH.box10(table().from(Materials.weighing(amount, foreign("x", "440710", "DE", "1")))))
                .isEqualTo("?AMOUNT_INVALID");
    }

    @Test
    void a_fob_value_of_zero_is_asked_about() {
        assertThat(CTH.box10(table().fob("0.00"))).isEqualTo("?FOB_NOT_POSITIVE");
    }

    @Test
    void mixed_and_unknown_currencies_are_asked_about_and_never_converted() {
        var yuan = priced(new Money(BigDecimal.ONE, "CNY"));
        assertThat(CTH.box10(table().from(yuan))).isEqualTo("?CURRENCIES_MIXED");
        assertThat(CTH.box10(table().from(Materials.as(Material.Role.TRANSPORT_PACKING, yuan))))
                .isEqualTo("CTC");
        assertThat(CTH.box10(table().from(priced(new Money(BigDecimal.ONE, "US$")))))
                .isEqualTo("?CURRENCY_INVALID");
        assertThat(CTH.box10(table().from(made("m", "940390", "1", yuan)))).isEqualTo("?CURRENCIES_MIXED");
    }

    @ParameterizedTest
    @CsvSource({
        "US,MY,2024-05-01,?ORIGIN_NOT_RCEP",
        "CN,US,2024-05-01,?AGREEMENT_NOT_IN_FORCE",
        "CN,CN,2024-05-01,?AGREEMENT_NOT_IN_FORCE",
        "CN,PH,2023-06-01,?AGREEMENT_NOT_IN_FORCE"
    })
    void a_country_outside_the_agreement_is_asked_about(String from, String to, LocalDate day, String result) {
        assertThat(Judge.text(CTH.of(table().in(from).good(), Shipment.to(to, day))))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "board", "a/b", "a\u0000b"})
    void a_material_needs_a_name_of_its_own(String id) {
        assertThat(CTH.box10(table().from(foreign(id, "440710", "DE", "1")))).isEqualTo("?MATERIAL_ID_INVALID");
    }

    @Test
    @Timeout(10)
    void ten_thousand_lines_are_a_finding_and_two_thousand_are_computed() {
        assertThat(CTH.box10(Making.of("940360").fob("100").from(lines(10_000))))
                .isEqualTo("?BILL_TOO_LARGE");
        assertThat(CTH.box10(Making.of("940360").fob("100").from(lines(2_000)))).isEqualTo("CTC");
    }

    private static List<Material> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> foreign("m" + i, "440710", "DE", "0.01"))
                .toList();
    }

    @Test
    void a_bill_of_too_many_levels_is_a_finding() {
        Material deep = foreign("m", "440710", "DE", "1");
        for (int level = 1; level < 20; level++) {
            deep = made("m", "940390", "1", deep);
        }
        assertThat(CTH.box10(Making.of("940360").fob("100").from(deep))).isNotEqualTo("?BILL_TOO_LARGE");
        for (int level = 20; level < 100_000; level++) {
            deep = made("m", "940390", "1", deep);
        }
        assertThat(CTH.box10(Making.of("940360").fob("100").from(deep))).isEqualTo("?BILL_TOO_LARGE");
    }

    @Test
    void every_finding_points_into_the_data_and_has_a_fix() {
        var bad = Making.of("9403").fob("0").in("US").from(priced(usd("-1")), originating("", "1", "CN", "1"));
        assertThat(CTH.of(bad)).isInstanceOfSatisfying(Qualification.NeedsData.class, needs -> {
            assertThat(needs.findings()).hasSize(6).allSatisfy(finding -> {
                assertThat(finding.pointer()).startsWith("/products/1/");
                assertThat(finding.fix()).endsWith(".");
            });
            assertThat(needs.trace().required("result")).isEqualTo("NEEDS_DATA");
            assertThat(needs.trace().list("findings")).hasSize(6);
        });
    }

    @Test
    void no_rule_is_a_question_and_never_a_pass() {
        assertThat(Judge.with().box10(table())).isEqualTo("?RULE_MISSING");
        assertThat(Judge.with(ShippedRules.read()).box10(table())).isEqualTo("?RULE_NOT_TRANSPOSED");
        assertThat(Judge.text(Judge.with(ShippedRules.read())
                        .of(table().good(), Shipment.to("VN", LocalDate.of(2022, 12, 31)))))
                .isEqualTo("CTC");
    }

    @Test
    void a_phone_of_hs_2022_has_no_rule_in_a_pack_of_hs_2012() {
        var phone = Making.of("851713").fob("100").from(foreign("chip", "854231", "US", "30"));
        assertThat(Judge.with(ShippedRules.read()).box10(phone)).isEqualTo("?RULE_MISSING");
        assertThat(Judge.with(ShippedRules.read()).box10(phone.as("851712"))).isEqualTo("?RULE_NOT_TRANSPOSED");
        var table = HsCorrespondence.read("hs2022,hs2012,source\n851713,851712,correlation table\n");
        var engine = new QualifyGood(new RuleBook(List.of(ShippedRules.read()), table), AppendixLines.NONE, false);
        assertThat(engine.qualify(phone.as("851713").good(), Shipment.to("MY", Judge.DAY)))
                .isInstanceOfSatisfying(
                        Qualification.Originating.class,
                        yes -> assertThat(yes.trace().object("rule").required("transposition"))
                                .contains("851712"));
    }

    @Test
    void a_stated_rule_is_used_where_no_pack_has_one_and_shown_as_such() {
        assertThat(Judge.with().of(table().stating("CTH", "RCEP Annex 3A, p.212")))
                .isInstanceOfSatisfying(
                        Qualification.Originating.class,
                        yes -> assertThat(yes.trace().object("rule").required("basis"))
                                .isEqualTo("STATED"));
        // The pack asks for more: the easier statement gains nothing.
        var parts = table().from(foreign("parts", "940390", "DE", "50")).stating("CTSH", "p.1");
        assertThat(CTH.box10(parts)).isEqualTo("NOT");
        assertThat(Judge.with().box10(table().stating("CTHX", "p.1"))).isEqualTo("?STATED_RULE_INVALID");
        assertThat(Judge.with().box10(table().stating("CTH", " "))).isEqualTo("?STATED_RULE_UNSOURCED");
        var strict = new QualifyGood(new RuleBook(List.of(), HsCorrespondence.NONE), AppendixLines.NONE, false);
        assertThat(Judge.text(strict.qualify(table().stating("CTH", "p.1").good(), Shipment.to("MY", Judge.DAY))))
                .isEqualTo("?STATED_RULE_FORBIDDEN");
    }

    @Test
    void a_question_has_the_same_findings_in_the_builders_words() {
        assertThat(CTH.of(table().fob("0")).determination())
                .isInstanceOfSatisfying(
                        Determination.NeedsData.class,
                        needs -> assertThat(Judge.codes(needs.findings())).containsExactly("FOB_NOT_POSITIVE"));
    }
}

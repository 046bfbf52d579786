package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.originating;
import static org.ecorelay.origin.bill.Making.unknown;
import static org.ecorelay.origin.bill.Making.usd;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.ExchangeRates;
import org.ecorelay.origin.bill.ExchangeRates.Rate;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Intermediate;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Materials;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.bill.ProductionCosts;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.HsCorrespondence;
import org.ecorelay.origin.rule.Packs;
import org.ecorelay.origin.rule.RuleBook;
import org.ecorelay.origin.rule.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Materials that the producer makes itself: rules that it states for them, and what making them costs (RCEP 3.5, 3.12). */
class IntermediatesTest {
    private static final RulePack TABLES = Packs.rule("chapter", "94", "RVC40");

    private static Intermediate of(Material... parts) {
        return new Intermediate(List.of(parts), new Processing.Substantial(), Optional.empty());
    }

    private static Good.StatedRule stated(String rule) {
        return new Good.StatedRule(rule, "RCEP Annex 3A, p.177");
    }

    private static Intermediate stating(String rule, Intermediate made) {
        return Materials.stating(stated(rule), made);
    }

    private static Optional<ProductionCosts> costs(String labour, String currency) {
        return Optional.of(
                new ProductionCosts(new Money(new BigDecimal(labour), currency), usd("0"), usd("0"), usd("0")));
    }

    /** A switch worth 75 of a table of 100, with a foreign board of 15: without the switch the table has too little content. */
    private static Making table(Intermediate switches) {
        return Making.of("940360")
                .fob("100")
                .from(
                        Materials.madeFrom(switches, unknown("switch", "853650", "75")),
                        foreign("board", "440710", "DE", "15"));
    }

    private static Qualification judge(Making making, boolean mayState, ExchangeRates rates, RulePack... packs) {
        var book = new RuleBook(List.of(packs), HsCorrespondence.NONE);
        return new QualifyGood(book, AppendixLines.NONE, mayState, rates)
                .qualify(making.good(), Shipment.to("MY", Judge.DAY));
    }

    private static Qualification judge(Making making) {
        return judge(making, true, ExchangeRates.NONE, TABLES);
    }

    private static Finding question(Qualification result) {
        return ((Qualification.NeedsData) result).findings().getFirst();
    }

    @Test
    void an_intermediate_qualifies_by_a_stated_rule_where_no_pack_has_one_and_the_trace_says_so() {
        Intermediate made = of(foreign("copper", "740811", "CL", "70"));
        assertThat(Judge.text(judge(table(made)))).isEqualTo("?RULE_MISSING");
        Qualification result = judge(table(stating("CTH", made)));
        assertThat(Judge.text(result)).isEqualTo("RVC");
        Json.Obj judged = (Json.Obj) result.trace().list("intermediates").getFirst();
        assertThat(judged.object("rule").members())
                .containsEntry("basis", Json.text("STATED"))
                .containsEntry("source", Json.text("RCEP Annex 3A, p.177"));
    }

    @Test
    void a_stated_rule_that_the_intermediate_does_not_meet_makes_nothing_originate() {
        Intermediate made = of(foreign("contact", "853690", "DE", "70"));
        assertThat(Judge.text(judge(table(stating("CC", made))))).isEqualTo("NOT");
    }

    @Test
    void the_row_of_a_pack_goes_before_an_easier_statement() {
        Intermediate made = stating("CTSH", of(foreign("contact", "853690", "DE", "70")));
        assertThat(Judge.text(judge(table(made)))).isEqualTo("RVC");
        RulePack switches = Packs.rule("heading", "8536", "CC");
        assertThat(Judge.text(judge(table(made), true, ExchangeRates.NONE, TABLES, switches)))
                .isEqualTo("NOT");
    }

    @Test
    void a_statement_that_is_forbidden_without_source_or_no_rule_is_a_question_at_its_place() {
        Intermediate made = of(foreign("copper", "740811", "CL", "70"));
        Finding forbidden = question(judge(table(stating("CTH", made)), false, ExchangeRates.NONE, TABLES));
        assertThat(forbidden.code()).isEqualTo("STATED_RULE_FORBIDDEN");
        assertThat(forbidden.pointer()).isEqualTo("/products/1/materials/0/madeFrom/statedRule");
        assertThat(question(judge(table(Materials.stating(new Good.StatedRule("CTH", "  "), made))))
                        .code())
                .isEqualTo("STATED_RULE_UNSOURCED");
        Finding invalid = question(judge(table(stating("CTH or whatever", made))));
        assertThat(invalid.code()).isEqualTo("STATED_RULE_INVALID");
        assertThat(invalid.pointer()).isEqualTo("/products/1/materials/0/madeFrom/statedRule/rule");
    }

    /** Of a value of 75 at least 30: 12 of originating material and 18 of labour; what the foreign part cost is not known. */
    @ParameterizedTest
    @CsvSource({"18, RVC", "17.999999, ?MATERIAL_VALUE_MISSING"})
    void the_build_up_of_an_intermediate_counts_its_costs_against_its_value(String labour, String expected) {
        Material part = foreign("contact", "853690", "DE", "1");
        var secret = new Material(
                part.id(),
                part.hs(),
                part.origin(),
                Optional.empty(),
                part.basis(),
                part.weight(),
                part.role(),
                part.intermediate());
        Intermediate made = stating("RVC40", of(originating("case", "392690", "CN", "12"), secret))
                .costing(costs(labour, "USD"));
        assertThat(Judge.text(judge(table(made)))).isEqualTo(expected);
        // So many of them are as good: value, costs and parts are multiplied alike.
        Good many = table(made).good().times(new BigDecimal("7"));
        var book = new RuleBook(List.of(TABLES), HsCorrespondence.NONE);
        assertThat(Judge.text(
                        new QualifyGood(book, AppendixLines.NONE, true).qualify(many, Shipment.to("MY", Judge.DAY))))
                .isEqualTo(expected);
    }

    @Test
    void costs_of_more_than_the_intermediate_is_worth_are_a_question_and_never_content() {
        Intermediate made =
                stating("RVC40", of(foreign("contact", "853690", "DE", "70"))).costing(costs("60", "USD"));
        Finding asked = question(judge(table(made)));
        assertThat(asked.code()).isEqualTo("COSTS_EXCEED_FOB");
        assertThat(asked.pointer()).isEqualTo("/products/1/materials/0/madeFrom/costs");
    }

    @Test
    void a_cost_below_zero_is_no_amount() {
        Intermediate made = of(foreign("contact", "853690", "DE", "20")).costing(costs("-60", "USD"));
        Finding asked = question(judge(table(made)));
        assertThat(asked.code()).isEqualTo("AMOUNT_INVALID");
        assertThat(asked.pointer()).isEqualTo("/products/1/materials/0/madeFrom/costs");
    }

    @Test
    void costs_in_another_currency_are_converted_or_asked_about() {
        Intermediate made = stating(
                        "RVC40",
                        of(originating("case", "392690", "CN", "12"), foreign("contact", "853690", "DE", "45")))
                .costing(costs("127.8", "CNY"));
        assertThat(Judge.text(judge(table(made)))).isEqualTo("?CURRENCIES_MIXED");
        var rate = new Rate("CNY", "USD", new BigDecimal("0.14"), Judge.DAY, "PBOC central parity");
        Qualification result = judge(table(made), true, ExchangeRates.of(List.of(rate)), TABLES);
        assertThat(Judge.text(result)).isEqualTo("RVC");
        Json.Obj conversion = (Json.Obj) result.trace().list("conversions").getFirst();
        assertThat(conversion.required("of")).isEqualTo("/products/1/materials/0/madeFrom/costs/labour");
    }
}

package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.originating;
import static org.ecorelay.origin.bill.Making.unknown;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.json.Json;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Materials;
import org.ecorelay.origin.bill.MinimalOperation;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.bill.WhollyObtained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {
    private static final Judge RVC = Judge.with("87", "RVC40");
    private static final Judge CTH = Judge.with("94", "CTH");

    private static Making car(String fob, String vnm) {
        return Making.of("870323").fob(fob).from(foreign("engine", "840734", "DE", vnm));
    }

    private static Making table() {
        return Making.of("940360").fob("100");
    }

    @Test
    void russian_stone_makes_concrete_aggregate_by_a_change_of_heading() {
        var aggregate = Making.of("251749").from(foreign("granite", "251611", "RU", "9"));
        assertThat(Judge.with("2517", "CTH").box10(aggregate)).isEqualTo("CTC");
        assertThat(Judge.with("2517", "CC").box10(aggregate)).isEqualTo("?FOB_MISSING");
        assertThat(Judge.with("2517", "CC").box10(aggregate.fob("20"))).isEqualTo("NOT");
    }

    @ParameterizedTest
    @CsvSource({
        "100.00,60.00,RVC",
        "100.00,60.01,NOT",
        "100000,60005,NOT",
        "100000,60000,RVC",
        "1000000,599999,RVC",
        "1000000,600001,NOT",
        "0.000005,0.000003,RVC",
        "0.000005,0.000004,NOT",
        "100,0,RVC",
        "100,250,NOT"
    })
    void value_content_is_compared_without_rounding(String fob, String vnm, String result) {
        assertThat(RVC.box10(car(fob, vnm))).isEqualTo(result);
    }

    @Test
    void what_is_shown_of_39_995_per_cent_is_not_40() {
        assertThat(RVC.of(car("100000", "60005"))).isInstanceOfSatisfying(Qualification.NotOriginating.class, no -> {
            assertThat(no.reason()).isEqualTo("RVC is 39.995 %, needs 40 %.");
            assertThat(no.change().sentence())
                    .isEqualTo("Replace 5.00 USD of material engine by originating material.");
            assertThat(no.determination()).isInstanceOf(Determination.NotOriginating.class);
        });
        assertThat(RVC.of(car("100000000", "60000001")))
                .isInstanceOfSatisfying(
                        Qualification.NotOriginating.class,
                        no -> assertThat(no.reason()).isEqualTo("RVC is 39.9999 %, needs 40 %."));
    }

    @Test
    void build_up_may_qualify_and_the_wider_formula_is_chosen() {
        var goods =
                car("100", "40").from(originating("seat", "940120", "CN", "20")).costing("15", "5", "10", "2");
        assertThat(RVC.of(goods)).isInstanceOfSatisfying(Qualification.Originating.class, yes -> {
            assertThat(yes.criterionLines()).containsExactly("RVC");
            assertThat(yes.fobRequired()).isTrue();
            assertThat(yes.trace().object("chosen").required("term")).isEqualTo("RVC40 build-down");
            assertThat(yes.trace().list("alternatives")).hasSize(3);
        });
        var tight = Making.of("870323")
                .fob("100")
                .from(
                        Materials.bought("engine", "840734", new MaterialOrigin.Undetermined(), Optional.empty()),
                        originating("seat", "940120", "CN", "30"))
                .costing("5", "5", "0", "0");
        assertThat(RVC.of(tight))
                .isInstanceOfSatisfying(
                        Qualification.Originating.class,
                        yes -> assertThat(yes.trace().object("chosen").required("arithmetic"))
                                .isEqualTo(
                                        "VOM 30 + labour 5 + overhead 5 + profit 0 + other 0 = 40; * 100 = 4000; 40 * FOB = 4000;"
                                                + " RVC 40 %"));
    }

    @Test
    void costs_that_come_to_more_than_the_price_are_asked_about() {
        assertThat(RVC.box10(car("100", "60").costing("30", "5", "5", "0.01"))).isEqualTo("?COSTS_EXCEED_FOB");
    }

    @Test
    void regional_value_that_does_not_meet_3_2_is_not_counted_at_all() {
        Material partly = Materials.bought(
                "engine", "840734", MaterialOrigin.of(Optional.of("JP"), false), Optional.of(Making.usd("61")));
        assertThat(RVC.box10(Making.of("870323").fob("100").from(partly))).isEqualTo("NOT");
    }

    @Test
    void a_chemical_reaction_is_a_criterion_of_its_own() {
        Judge judge = Judge.with("29", "CTSH or CR");
        var acid = Making.of("291521").fob("10").from(foreign("acid", "291521", "US", "9"));
        assertThat(judge.box10(acid)).isEqualTo("?REACTION_NOT_STATED");
        assertThat(judge.box10(acid.reacting(false))).isEqualTo("NOT");
        assertThat(judge.box10(acid.reacting(true))).isEqualTo("CR");
    }

    @Test
    void a_reaction_without_a_bill_still_needs_more_than_minimal_operations() {
        Judge judge = Judge.with("29", "CR");
        var acid = Making.of("291521").fob("10").reacting(true);
        assertThat(judge.box10(acid)).isEqualTo("CR");
        assertThat(judge.box10(acid.by(new Processing.NotStated()))).contains("PROCESSING_NOT_STATED");
        assertThat(judge.box10(acid.by(new Processing.OnlyMinimal(Set.of(MinimalOperation.DILUTING)))))
                .isEqualTo("?BILL_MISSING");
    }

    @ParameterizedTest
    @EnumSource(WhollyObtained.class)
    void each_case_of_3_3_makes_a_good_wholly_obtained(WhollyObtained as) {
        assertThat(Judge.with().of(Making.of("070110").obtained(as)))
                .isInstanceOfSatisfying(Qualification.Originating.class, yes -> {
                    assertThat(yes.criterionLines()).containsExactly("WO");
                    assertThat(yes.fobRequired()).isFalse();
                    assertThat(yes.trace().object("chosen").required("arithmetic"))
                            .startsWith("RCEP 3.3 (" + (char) ('a' + as.ordinal()) + ")");
                });
    }

    @Test
    void wholly_obtained_needs_originating_materials_only_and_a_plausible_chapter() {
        var potatoes = Making.of("070110").fob("10").obtained(WhollyObtained.PLANTS);
        assertThat(Judge.with("07", "WO").box10(potatoes.from(foreign("seed", "070110", "NL", "1"))))
                .isEqualTo("NOT");
        assertThat(RVC.box10(Making.of("870323").obtained(WhollyObtained.PLANTS)))
                .contains("CRITERION_IMPLAUSIBLE");
        assertThat(RVC.box10(Making.of("870323").obtained(WhollyObtained.WASTE_AND_SCRAP)))
                .isEqualTo("WO");
    }

    @Test
    void only_originating_materials_make_pe_whatever_the_rule() {
        var table = table().from(originating("board", "440710", "CN", "10"), originating("screw", "731814", "JP", "1"));
        assertThat(CTH.box10(table)).isEqualTo("PE");
        assertThat(Judge.with("94", "WO").box10(table)).isEqualTo("PE");
        assertThat(Judge.with().box10(table)).isEqualTo("PE");
    }

    @Test
    void without_a_bill_of_materials_nothing_passes() {
        assertThat(CTH.box10(table())).isEqualTo("?BILL_MISSING");
        assertThat(RVC.box10(Making.of("870323").fob("10"))).isEqualTo("?BILL_MISSING");
        assertThat(Judge.with("29", "CR").box10(Making.of("291521"))).isEqualTo("?BILL_MISSING REACTION_NOT_STATED");
        assertThat(Judge.with("07", "WO").box10(Making.of("070110"))).isEqualTo("?BILL_MISSING");
        var packed = table().from(Materials.as(Material.Role.RETAIL_PACKING, originating("box", "481910", "CN", "1")));
        assertThat(CTH.box10(packed)).isEqualTo("?BILL_MISSING");
    }

    @ParameterizedTest
    @EnumSource(MinimalOperation.class)
    void minimal_operations_override_every_rule(MinimalOperation operation) {
        var minimal = new Processing.OnlyMinimal(Set.of(operation));
        String letter = "3.6 (%c)".formatted((char) ('a' + operation.ordinal()));
        var table = table().from(foreign("board", "440710", "DE", "5")).reacting(true);
        for (String rule : new String[] {"CTH", "RVC40", "CR", "CC or RVC40"}) {
            Judge judge = Judge.with("94", rule);
            assertThat(judge.of(table.by(minimal))).isInstanceOfSatisfying(Qualification.NotOriginating.class, no -> {
                assertThat(no.reason()).contains("3.6");
                assertThat(no.change()).isEqualTo(new SmallestChange.WorkFurther(EnumSet.of(operation)));
                assertThat(no.change().sentence()).contains(letter);
            });
            assertThat(judge.of(table.by(new Processing.Substantial()))).isInstanceOf(Qualification.Originating.class);
        }
    }

    @Test
    void minimal_operations_on_a_good_that_would_not_qualify_leave_replacing() {
        var minimal = new Processing.OnlyMinimal(EnumSet.of(MinimalOperation.MARKING));
        var table = table().from(foreign("parts", "940390", "DE", "50")).by(minimal);
        assertThat(CTH.of(table))
                .isInstanceOfSatisfying(
                        Qualification.NotOriginating.class,
                        no -> assertThat(no.change().sentence())
                                .isEqualTo("Replace 50 USD of material parts by originating material."));
    }

    @Test
    void processing_that_nobody_stated_is_asked_about_before_anything_passes() {
        var table = table().from(foreign("board", "440710", "DE", "5")).by(new Processing.NotStated());
        assertThat(CTH.box10(table)).isEqualTo("?PROCESSING_NOT_STATED");
        var fails = table().from(foreign("parts", "940390", "DE", "50")).by(new Processing.NotStated());
        assertThat(CTH.of(fails))
                .isInstanceOfSatisfying(
                        Qualification.NotOriginating.class,
                        no -> assertThat(no.trace().required("condition")).contains("3.6"));
    }

    @Test
    void among_alternatives_the_widest_margin_is_chosen_and_all_are_in_the_trace() {
        Judge judge = Judge.with("94", "CTH or RVC40");
        // De minimis has 1 of 10 left, the value content 51 of 60.
        var table = table().from(foreign("parts", "940390", "DE", "9"));
        assertThat(judge.of(table)).isInstanceOfSatisfying(Qualification.Originating.class, yes -> {
            assertThat(yes.criterionLines()).containsExactly("RVC");
            assertThat(yes.trace().list("alternatives"))
                    .extracting(
                            one -> ((Json.Obj) one).required("criterion") + " " + ((Json.Obj) one).required("result"))
                    .containsExactly("PE FAILED", "CTC PASSED", "RVC PASSED");
            assertThat(yes.trace().list("alternatives"))
                    .extracting(one -> ((Json.Obj) one).text("margin").orElse("-"))
                    .containsExactly("-", "0.1000", "0.8500");
        });
        // A change of every material cannot be tipped by a price.
        assertThat(judge.box10(table().from(unknown("board", "440710", "9")))).isEqualTo("CTC");
    }

    @Test
    void the_trace_has_rule_source_basis_and_every_material() {
        var table = table().from(
                        Materials.exWorks(unknown("board", "4407.10", "5")), originating("screw", "731814", "JP", "1"));
        assertThat(CTH.of(table)).isInstanceOfSatisfying(Qualification.Originating.class, yes -> {
            Json.Obj rule = yes.trace().object("rule");
            assertThat(rule.required("text")).isEqualTo("CTH");
            assertThat(rule.required("source")).isEqualTo("test p.1");
            assertThat(rule.required("basis")).isEqualTo("PACK");
            Json.Obj board = (Json.Obj) yes.trace().list("materials").getFirst();
            assertThat(board.required("origin")).isEqualTo("undetermined");
            assertThat(board.required("counts")).isEqualTo("non-originating");
            assertThat(board.required("value")).isEqualTo("5 USD");
            assertThat(board.required("valueBasis")).isEqualTo("EX_WORKS");
            assertThat(yes.trace().object("chosen").required("arithmetic")).isEqualTo("board 440710 → 940360: changes");
            assertThat(yes.determination())
                    .isEqualTo(new Determination.Originating(yes.criterionLines(), "CN", yes.basis(), yes.trace()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void the_currency_of_the_figures_does_not_matter_while_it_is_one(String currency) {
        Material engine = Materials.bought(
                "engine",
                "840734",
                new MaterialOrigin.NonParty("DE"),
                Optional.of(new org.ecorelay.origin.bill.Money(java.math.BigDecimal.TEN, currency)));
        String expected = currency.equals("USD") ? "RVC" : "?CURRENCIES_MIXED";
        assertThat(RVC.box10(Making.of("870323").fob("100").from(engine))).isEqualTo(expected);
    }
}

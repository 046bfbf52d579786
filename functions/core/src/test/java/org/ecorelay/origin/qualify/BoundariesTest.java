package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.made;
import static org.ecorelay.origin.bill.Making.originating;
import static org.ecorelay.origin.bill.Making.unknown;

import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Material.Role;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Materials;
import org.ecorelay.origin.bill.WhollyObtained;
import org.ecorelay.origin.rule.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last value on each side of a limit, and what the trace says of them. */
class BoundariesTest {
    private static final Judge CTH = Judge.with("94", "CTH");
    private static final Judge RVC = Judge.with("87", "RVC40");

    private static Making table() {
        return Making.of("940360").fob("100");
    }

    private static Making car(Material... materials) {
        return Making.of("870323").fob("100").from(materials);
    }

    private static Finding question(Qualification result) {
        return ((Qualification.NeedsData) result).findings().getFirst();
    }

    private static Json.Obj alternative(Qualification result, String term) {
        return result.trace().list("alternatives").stream()
                .map(Json.Obj.class::cast)
                .filter(one -> one.required("term").equals(term))
                .findFirst()
                .orElseThrow();
    }

    /** RCEP 3.7 (b) is for chapters 50 to 63 alone. */
    @ParameterizedTest
    @CsvSource({"490110, 490199, NOT", "500710, 500720, CTC DMI", "630790, 630710, CTC DMI", "640399, 640391, NOT"})
    void a_tenth_of_the_weight_does_in_the_first_and_the_last_textile_chapter(String hs, String part, String result) {
        var good =
                Making.of(hs).fob("10").weighing("1").from(Materials.weighing("0.1", foreign("trim", part, "IN", "5")));
        assertThat(Judge.with(hs.substring(0, 2), "CTH").box10(good)).isEqualTo(result);
    }

    @Test
    void the_trace_of_de_minimis_says_both_ways_of_a_textile_and_one_of_other_goods() {
        var trim = Materials.weighing("0.1", foreign("trim", "610990", "IN", "5"));
        var shirt = Making.of("610910").fob("10").weighing("1").from(trim);
        assertThat(alternative(Judge.with("61", "CC").of(shirt), "CC").required("arithmetic"))
                .endsWith("3.7 (a): 5 ≤ 10 % of FOB 10; 3.7 (b): 0.1 kg ≤ 10 % of 1 kg");
        assertThat(alternative(
                                Judge.with("61", "CC")
                                        .of(Making.of("610910").fob("10").from(foreign("trim", "610990", "IN", "5"))),
                                "CC")
                        .required("arithmetic"))
                .endsWith("3.7 (b): not known kg ≤ 10 % of not known kg");
        assertThat(alternative(CTH.of(table().from(foreign("parts", "940390", "DE", "10"))), "CTH")
                        .required("arithmetic"))
                .endsWith("3.7 (a): 10 ≤ 10 % of FOB 100");
    }

    @ParameterizedTest
    @CsvSource({"830242, WO", "840734, CRITERION_IMPLAUSIBLE", "930510, CRITERION_IMPLAUSIBLE", "940360, WO"})
    void what_no_field_or_sea_gives_are_chapters_84_to_93(String hs, String result) {
        assertThat(Judge.with().box10(Making.of(hs).obtained(WhollyObtained.PLANTS)))
                .contains(result);
    }

    @Test
    void originating_content_and_foreign_materials_may_come_to_the_price_and_not_to_more() {
        var parts = new Material[] {foreign("engine", "840734", "DE", "61"), originating("seat", "940120", "CN", "9")};
        assertThat(RVC.box10(car(parts).costing("15", "5", "5", "5"))).isEqualTo("NOT");
        assertThat(RVC.box10(car(parts).costing("15", "5", "5", "5.01"))).isEqualTo("?COSTS_EXCEED_FOB");
    }

    @Test
    void the_build_up_counts_what_originates_and_not_what_does_not() {
        var parts = new Material[] {unknown("engine", "840734", "50"), originating("seat", "940120", "CN", "9")};
        assertThat(alternative(RVC.of(car(parts).costing("15", "5", "5", "5")), "RVC40 build-up")
                        .required("arithmetic"))
                .startsWith("VOM 9 + labour 15");
    }

    @Test
    void what_counts_for_no_value_does_not_count_against_the_price_either() {
        Material pallet = Materials.as(Role.TRANSPORT_PACKING, foreign("pallet", "441520", "DE", "30"));
        var seat = originating("seat", "940120", "CN", "40");
        assertThat(RVC.box10(car(seat, foreign("engine", "840734", "DE", "30"), pallet)
                        .costing("15", "5", "5", "5")))
                .isEqualTo("RVC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1E+31", "1234567890123456789012345678901"})
    void a_cost_that_is_no_amount_is_asked_about(String labour) {
        var car = car(foreign("engine", "840734", "DE", "50")).costing(labour, "0", "0", "0");
        assertThat(RVC.box10(car)).startsWith("?AMOUNT_INVALID");
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012345678901234567890, true",
        "1234567890123456789012345678901, false",
        "0.000000000000000000000000000001, true",
        "0.0000000000000000000000000000001, false"
    })
    void an_amount_has_thirty_digits_and_thirty_places_at_most(String amount, boolean fine) {
        assertThat(Judge.with("87", "CTH")
                        .box10(Making.of("870323").fob(amount).from(originating("seat", "940120", "CN", "0"))))
                .isEqualTo(fine ? "PE" : "?AMOUNT_INVALID");
    }

    @Test
    void a_bill_has_twenty_levels_at_most() {
        assertThat(CTH.box10(table().from(levels(20)))).isNotEqualTo("?BILL_TOO_LARGE");
        assertThat(CTH.box10(table().from(levels(21)))).isEqualTo("?BILL_TOO_LARGE");
    }

    private static Material levels(int count) {
        Material deep = foreign("m", "440710", "DE", "1");
        for (int level = 1; level < count; level++) {
            deep = made("m", "940390", "1", deep);
        }
        return deep;
    }

    /** The value of an intermediate is asked for where it is stated; of a good it is the FOB value. */
    @Test
    void an_intermediate_without_a_value_or_with_the_value_zero_has_no_value_content() {
        Judge judge = Judge.with(Packs.rule("heading", "8536", "RVC40"), Packs.rule("chapter", "94", "CTH"));
        var contact = foreign("contact", "940391", "DE", "20");
        Material worthless = made("switch", "853650", "0", contact);
        assertThat(question(judge.of(table().from(worthless))).pointer()).isEqualTo("/products/1/materials/0/value");
        Material unpriced = Materials.madeFrom(
                worthless.intermediate().orElseThrow(),
                Materials.bought("switch", "853650", new MaterialOrigin.Undetermined(), Optional.empty()));
        assertThat(question(judge.of(table().from(unpriced))).code()).isEqualTo("FOB_MISSING");
        assertThat(question(RVC.of(Making.of("870323").from(foreign("engine", "840734", "DE", "1"))))
                        .pointer())
                .isEqualTo("/products/1/fob");
    }

    @Test
    void an_intermediate_made_of_the_partys_own_materials_alone_is_no_cumulation() {
        var board = foreign("board", "440710", "DE", "30");
        var own = made("panel", "940390", "50", originating("sheet", "940390", "CN", "30"));
        assertThat(CTH.box10(table().from(own, board))).isEqualTo("CTC");
        var inner = made("frame", "940390", "40", originating("sheet", "940390", "VN", "30"));
        assertThat(CTH.box10(table().from(made("panel", "940390", "50", inner), board)))
                .isEqualTo("CTC ACU");
    }

    @Test
    void the_trace_says_why_each_material_counts_as_it_does() {
        var trace = CTH.of(table().from(
                                originating("own", "440710", "CN", "1"),
                                originating("theirs", "440710", "VN", "1"),
                                Materials.weighing("2.50", foreign("board", "440710", "DE", "1"))))
                .trace();
        assertThat(trace.list("materials"))
                .extracting(one -> ((Json.Obj) one).required("counts"), one -> ((Json.Obj) one).required("why"))
                .containsExactly(
                        tuple("originating in CN", "meets 3.2 here"),
                        tuple("originating in VN", "cumulation (3.4)"),
                        tuple("non-originating", "not of a Party"));
        assertThat(((Json.Obj) trace.list("materials").getLast()).required("weight"))
                .isEqualTo("2.50");
        assertThat(trace.required("fob")).isEqualTo("100 USD");
    }

    @Test
    void a_reaction_is_told_as_it_was_stated() {
        Judge judge = Judge.with("29", "CR");
        var acid = Making.of("291521").fob("10").from(foreign("acid", "291521", "US", "9"));
        assertThat(List.of(
                        alternative(judge.of(acid), "CR").required("arithmetic"),
                        alternative(judge.of(acid.reacting(false)), "CR").required("arithmetic"),
                        alternative(judge.of(acid.reacting(true)), "CR").required("arithmetic")))
                .satisfiesExactly(
                        none -> assertThat(none).contains("not stated"),
                        no -> assertThat(no).contains("no").doesNotContain("not stated"),
                        yes -> assertThat(yes).contains("yes"));
    }

    @Test
    void a_material_without_a_value_is_replaced_altogether_and_nothing_worth_nothing_is() {
        Material unpriced = Materials.bought("seed", "070110", new MaterialOrigin.NonParty("NL"), Optional.empty());
        var potatoes = Making.of("070110")
                .fob("10")
                .obtained(WhollyObtained.PLANTS)
                .from(unpriced, foreign("sack", "070190", "NL", "0"), foreign("lime", "070190", "NL", "2"));
        assertThat(alternative(Judge.with("07", "WO").of(potatoes), "WO").required("change"))
                .isEqualTo("Replace 2 USD of material lime, all of material sack, all of material seed by originating"
                        + " material.");
    }
}

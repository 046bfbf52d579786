package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.made;
import static org.ecorelay.origin.bill.Making.originating;
import static org.ecorelay.origin.bill.Making.unknown;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.origin.bill.Intermediate;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Material.Role;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Materials;
import org.ecorelay.origin.bill.MinimalOperation;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.rule.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** De minimis, exclusions, cumulation, packing and the like, intermediates (RCEP 3.4, 3.7 to 3.12). */
class AllowancesTest {
    private static final Judge CTH = Judge.with("94", "CTH");
    private static final Judge RVC = Judge.with("94", "RVC40");
    private static final Judge KNITTED = Judge.with("61", "CC");

    private static Making table() {
        return Making.of("940360").fob("100");
    }

    private static Material kg(Material material, String kilograms) {
        return Materials.weighing(kilograms, material);
    }

    @ParameterizedTest
    @CsvSource({"10,CTC DMI", "9.99,CTC DMI", "10.000001,NOT", "10.01,NOT", "0,CTC DMI"})
    void de_minimis_is_ten_per_cent_of_the_fob_value_and_not_a_cent_more(String value, String result) {
        assertThat(CTH.box10(table().from(foreign("parts", "940390", "DE", value), unknown("board", "440710", "70"))))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"0.1,CTC DMI", "0.100001,NOT", "0.05,CTC DMI"})
    void in_chapters_50_to_63_the_weight_may_do_instead(String kilograms, String result) {
        var shirt =
                Making.of("610910").fob("10").weighing("1").from(kg(foreign("trim", "610990", "IN", "5"), kilograms));
        assertThat(KNITTED.box10(shirt)).isEqualTo(result);
    }

    @Test
    void the_weight_does_not_do_elsewhere_and_value_may_do_in_textiles_too() {
        var table = table().weighing("10").from(kg(foreign("parts", "940390", "DE", "50"), "0.01"));
        assertThat(CTH.box10(table)).isEqualTo("NOT");
        var shirt = Making.of("610910").fob("10").weighing("1").from(kg(foreign("trim", "610990", "IN", "1"), "0.9"));
        assertThat(KNITTED.box10(shirt)).isEqualTo("CTC DMI");
    }

    @Test
    void missing_weights_are_asked_for_only_when_they_could_help() {
        var shirt = Making.of("610910").fob("10").from(foreign("trim", "610990", "IN", "5"));
        assertThat(KNITTED.box10(shirt)).isEqualTo("?WEIGHT_MISSING");
        assertThat(KNITTED.box10(shirt.weighing("0"))).isEqualTo("?WEIGHT_MISSING");
        var cheap = Making.of("610910").fob("10").from(foreign("trim", "610990", "IN", "1"));
        assertThat(KNITTED.box10(cheap)).isEqualTo("CTC DMI");
    }

    @Test
    void exclusions_bind_non_originating_materials_only_and_leave_de_minimis() {
        Judge judge = Judge.with("94", "CTH except from 4407");
        assertThat(judge.box10(table().from(foreign("board", "440710", "DE", "50"))))
                .isEqualTo("NOT");
        assertThat(judge.box10(table().from(foreign("board", "440710", "DE", "10"))))
                .isEqualTo("CTC DMI");
        var mixed = table().from(originating("board", "440710", "CN", "50"), foreign("screw", "731814", "DE", "20"));
        assertThat(judge.box10(mixed)).isEqualTo("CTC");
    }

    @Test
    void a_material_without_a_code_counts_as_unchanged() {
        assertThat(CTH.box10(table().from(foreign("glue", "", "DE", "1")))).isEqualTo("CTC DMI");
        assertThat(CTH.box10(table().from(foreign("glue", "", "DE", "11")))).isEqualTo("?MATERIAL_HS_MISSING");
        Material unpriced = Materials.bought("parts", "940390", new MaterialOrigin.NonParty("DE"), Optional.empty());
        assertThat(CTH.box10(table().from(unpriced))).isEqualTo("?MATERIAL_VALUE_MISSING");
    }

    @Test
    void cumulation_is_printed_when_the_claim_rests_on_it() {
        var vietnamese = originating("parts", "940390", "VN", "30");
        var foreign = foreign("board", "440710", "DE", "50");
        assertThat(CTH.box10(table().from(vietnamese, foreign))).isEqualTo("CTC ACU");
        assertThat(RVC.box10(table().from(vietnamese, foreign))).isEqualTo("RVC ACU");
        assertThat(RVC.box10(table().from(originating("parts", "940390", "VN", "10"), foreign)))
                .isEqualTo("RVC");
        assertThat(CTH.box10(table().from(originating("wood", "440710", "VN", "10"), foreign)))
                .isEqualTo("CTC");
        assertThat(CTH.box10(table().from(vietnamese, foreign, foreign("knob", "940390", "DE", "10"))))
                .isEqualTo("CTC ACU DMI");
        assertThat(CTH.box10(table().from(originating("parts", "940390", "CN", "30"), foreign)))
                .isEqualTo("CTC");
    }

    @Test
    void a_claim_that_would_need_de_minimis_without_cumulation_rests_on_cumulation() {
        var vietnamese = originating("parts", "940390", "VN", "5");
        assertThat(CTH.box10(table().from(vietnamese, foreign("board", "440710", "DE", "50"))))
                .isEqualTo("CTC ACU");
    }

    @Test
    void packing_and_accessories_count_for_value_only_and_transport_packing_never() {
        var box = foreign("box", "940360", "DE", "50");
        var board = foreign("board", "440710", "DE", "20");
        for (Role role : List.of(Role.RETAIL_PACKING, Role.ACCESSORY)) {
            assertThat(CTH.box10(table().from(board, Materials.as(role, box)))).isEqualTo("CTC");
            assertThat(RVC.box10(table().from(board, Materials.as(role, box)))).isEqualTo("NOT");
        }
        for (Role role : List.of(Role.TRANSPORT_PACKING, Role.INDIRECT)) {
            assertThat(CTH.box10(table().from(board, Materials.as(role, box)))).isEqualTo("CTC");
            assertThat(RVC.box10(table().from(board, Materials.as(role, box)))).isEqualTo("RVC");
        }
        assertThat(CTH.box10(table().from(board, box))).isEqualTo("NOT");
    }

    @Test
    void an_intermediate_that_qualifies_counts_in_full() {
        Judge judge = Judge.with(Packs.rule("heading", "8536", "CTH"), Packs.rule("chapter", "94", "RVC40"));
        var board = foreign("copper", "740811", "CL", "70");
        assertThat(judge.box10(
                        table().from(made("switch", "853650", "75", board), originating("w", "440710", "CN", "5"))))
                .isEqualTo("PE");
        assertThat(judge.box10(table().from(made("switch", "853650", "75", board), foreign("w", "440710", "DE", "20"))))
                .isEqualTo("RVC");
        assertThat(judge.box10(table().from(board, foreign("w", "440710", "DE", "20"))))
                .isEqualTo("NOT");
    }

    @Test
    void an_intermediate_that_does_not_qualify_is_looked_through() {
        Judge judge = Judge.with(Packs.rule("heading", "8536", "CTH"), Packs.rule("chapter", "94", "RVC40"));
        var same = foreign("contact", "853690", "DE", "30");
        var table = table().from(made("switch", "853650", "75", same));
        // Only the 30 of the contact are non-originating, not the 75 of the switch.
        assertThat(judge.of(table)).isInstanceOfSatisfying(Qualification.Originating.class, yes -> {
            assertThat(yes.criterionLines()).containsExactly("RVC");
            assertThat(yes.trace().object("chosen").required("arithmetic")).contains("VNM 30");
            assertThat(yes.trace().list("intermediates")).hasSize(1);
        });
    }

    @Test
    void a_bill_of_three_levels_is_settled_from_the_inside() {
        Judge judge = Judge.with(
                Packs.rule("heading", "8534", "CTH"),
                Packs.rule("heading", "8537", "RVC40"),
                Packs.rule("chapter", "94", "CTH"));
        var circuit = made("circuit", "853400", "20", foreign("copper", "741011", "CL", "15"));
        var panel = made("panel", "853710", "50", circuit, foreign("relay", "853641", "DE", "30"));
        assertThat(judge.box10(table().from(panel, originating("wood", "440710", "CN", "5"))))
                .isEqualTo("PE");
        var dearer = made("panel", "853710", "50", circuit, foreign("relay", "853641", "DE", "30.01"));
        assertThat(judge.box10(table().from(dearer, originating("wood", "440710", "CN", "5"))))
                .isEqualTo("CTC");
    }

    @Test
    void an_intermediate_made_by_cumulation_passes_it_on() {
        var panel = made("panel", "940390", "50", originating("sheet", "940390", "VN", "30"));
        var table = table().from(panel, foreign("board", "440710", "DE", "30"));
        assertThat(CTH.box10(table)).isEqualTo("CTC ACU");
    }

    @Test
    void an_intermediate_without_a_rule_or_code_is_asked_about_when_it_matters() {
        var panel = made("panel", "853710", "50", foreign("parts", "940390", "DE", "45"));
        assertThat(CTH.of(table().from(panel))).isInstanceOfSatisfying(Qualification.NeedsData.class, needs -> {
            assertThat(Judge.codes(needs.findings())).containsExactly("RULE_MISSING");
            assertThat(needs.findings().getFirst().pointer()).isEqualTo("/products/1/materials/0/hsCode");
        });
        assertThat(CTH.box10(table().from(made("panel", "", "50", foreign("parts", "940390", "DE", "45")))))
                .isEqualTo("?MATERIAL_HS_MISSING");
        assertThat(CTH.box10(table().from(made("panel", "853710", "50", foreign("copper", "741011", "CL", "45")))))
                .isEqualTo("CTC");
    }

    @Test
    void minimal_operations_make_no_intermediate_originate() {
        var sorting = new Processing.OnlyMinimal(Set.of(MinimalOperation.SIMPLE_SORTING_OR_CUTTING));
        var cut = Materials.madeFrom(
                new Intermediate(List.of(foreign("copper", "740811", "CL", "70")), sorting, Optional.empty()),
                unknown("switch", "853650", "75"));
        Judge judge = Judge.with(Packs.rule("heading", "8536", "CTH"), Packs.rule("chapter", "94", "RVC40"));
        assertThat(judge.box10(table().from(cut))).isEqualTo("NOT");
    }

    @Test
    void materials_of_inner_levels_can_be_replaced_by_path() {
        Judge judge = Judge.with(Packs.rule("heading", "8536", "CTH"), Packs.rule("chapter", "94", "RVC40"));
        var dear = made("switch", "853650", "75", foreign("contact", "853690", "DE", "63.20"));
        assertThat(judge.of(table().from(dear)))
                .isInstanceOfSatisfying(
                        Qualification.NotOriginating.class,
                        no -> assertThat(no.change().sentence())
                                .isEqualTo("Replace 3.20 USD of material switch/contact by originating material."));
    }

    @Test
    void build_up_with_parts_worth_more_than_their_intermediate_is_asked_about() {
        Judge judge = Judge.with(Packs.rule("heading", "8536", "CTH"), Packs.rule("chapter", "94", "RVC40"));
        var odd = made(
                "switch", "853650", "1", foreign("contact", "853690", "DE", "90"), originating("c", "", "CN", "20"));
        assertThat(judge.box10(table().from(odd).costing("1", "1", "1", "1"))).isEqualTo("?COSTS_EXCEED_FOB");
    }
}

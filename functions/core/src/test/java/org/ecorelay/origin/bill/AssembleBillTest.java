package org.ecorelay.origin.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.unknown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AssembleBillTest {
    private static Intermediate of(Material... materials) {
        return new Intermediate(List.of(materials), new Processing.Substantial(), Optional.empty());
    }

    private static Material named(String id) {
        return unknown(id, "853400", "1");
    }

    private static Finding refused(List<Material> bill, Map<String, Intermediate> recipes) {
        return switch (AssembleBill.of(bill, recipes, "/materials")) {
            case AssembleBill.Assembly.Complete(var materials) -> throw new AssertionError(materials);
            case AssembleBill.Assembly.Refused(Finding finding) -> finding;
        };
    }

    @Test
    void recipes_are_put_in_on_every_level_where_they_are_named() {
        var copper = foreign("copper", "741011", "CL", "1");
        var bill = List.of(named("panel"), named("board"), copper);
        var recipes = Map.of("panel", of(named("board")), "board", of(copper));
        var board = named("board").madeFrom(of(copper));
        assertThat(AssembleBill.of(bill, recipes, "/materials"))
                .isEqualTo(new AssembleBill.Assembly.Complete(
                        List.of(named("panel").madeFrom(of(board)), board, copper)));
    }

    @Test
    void a_bill_that_needs_itself_is_refused_and_the_circle_is_shown() {
        var recipes = Map.of("a", of(named("b")), "b", of(named("c")), "c", of(named("a")));
        Finding finding = refused(List.of(named("a")), recipes);
        assertThat(finding.code()).isEqualTo("BILL_CYCLE");
        assertThat(finding.message()).contains("a → b → c → a");
        assertThat(refused(List.of(named("x")), Map.of("x", of(named("x")))).code())
                .isEqualTo("BILL_CYCLE");
    }

    @Test
    @Timeout(10)
    void a_bill_that_doubles_on_every_level_is_refused_before_it_fills_the_memory() {
        var recipes = new HashMap<String, Intermediate>();
        for (int level = 0; level < 19; level++) {
            recipes.put("m" + level, of(named("m" + (level + 1)), named("m" + (level + 1))));
        }
        assertThat(refused(List.of(named("m0")), recipes).code()).isEqualTo("BILL_TOO_LARGE");
    }

    @Test
    void a_bill_of_too_many_levels_is_refused() {
        var recipes = new HashMap<String, Intermediate>();
        for (int level = 0; level < 30; level++) {
            recipes.put("m" + level, of(named("m" + (level + 1))));
        }
        assertThat(refused(List.of(named("m0")), recipes).code()).isEqualTo("BILL_TOO_LARGE");
        assertThat(AssembleBill.of(List.of(named("m11")), recipes, "/materials"))
                .isInstanceOf(AssembleBill.Assembly.Complete.class);
    }

    @Test
    void origin_follows_from_country_and_proof() {
        assertThat(MaterialOrigin.of(Optional.of("VN"), true)).isEqualTo(new MaterialOrigin.Originating("VN"));
        assertThat(MaterialOrigin.of(Optional.of("VN"), false)).isEqualTo(new MaterialOrigin.NotQualified("VN"));
        assertThat(MaterialOrigin.of(Optional.of("DE"), true)).isEqualTo(new MaterialOrigin.NonParty("DE"));
        assertThat(MaterialOrigin.of(Optional.empty(), true)).isEqualTo(new MaterialOrigin.Undetermined());
        assertThatIllegalArgumentException().isThrownBy(() -> new MaterialOrigin.Originating("DE"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Processing.OnlyMinimal(Set.of()));
    }
}

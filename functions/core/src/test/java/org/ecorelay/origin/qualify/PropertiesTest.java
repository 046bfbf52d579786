package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Materials;
import org.ecorelay.origin.bill.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every bill of materials, on seeded random ones. */
class PropertiesTest {
    private static final int ROUNDS = 400;
    private static final List<String> RULES = List.of(
            "CC",
            "CTH",
            "CTSH",
            "RVC40",
            "CTH or RVC40",
            "CC except from 44, 7318 or RVC40",
            "CTSH except from 9403",
            "WO");
    private static final List<String> CODES = List.of("440710", "731814", "940350", "940390", "940360", "610910", "");
    private static final List<String> COUNTRIES = List.of("CN", "VN", "JP", "DE", "US", "");

    private record Case(Judge judge, List<Material> materials, BigDecimal fob) {
        Qualification result() {
            return judge.of(good(materials, fob));
        }
    }

    private static Good good(List<Material> materials, BigDecimal fob) {
        return Making.of("940360").fob(fob.toPlainString()).from(materials).good();
    }

    private static Case random(Random random) {
        var materials = new ArrayList<Material>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String country = pick(random, COUNTRIES);
            var origin = MaterialOrigin.of(Optional.of(country).filter(some -> !some.isEmpty()), random.nextBoolean());
            Optional<Money> value = random.nextInt(12) == 0
                    ? Optional.empty()
                    : Optional.of(Making.usd(
                            BigDecimal.valueOf(random.nextInt(4_000), 2).toPlainString()));
            var material = Materials.bought("m" + i, pick(random, CODES), origin, value);
            materials.add(
                    random.nextInt(6) == 0
                            ? Materials.as(pick(random, List.of(Material.Role.values())), material)
                            : material);
        }
        BigDecimal fob = BigDecimal.valueOf(1 + random.nextInt(15_000), 2);
        return new Case(Judge.with("94", pick(random, RULES)), materials, fob);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String facts(Qualification result) {
        return switch (result) {
            case Qualification.Originating yes -> Judge.text(yes) + " " + yes.country();
            case Qualification.NotOriginating no ->
                "NOT " + no.reason() + " " + no.change().sentence();
            case Qualification.NeedsData needs ->
                needs.findings().stream()
                        .map(one -> one.code() + one.message())
                        .sorted()
                        .toList()
                        .toString();
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_order_of_materials_does_not_matter(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Case one = random(random);
            var shuffled = new ArrayList<>(one.materials());
            Collections.shuffle(shuffled, random);
            assertThat(facts(one.judge().of(good(shuffled, one.fob())))).isEqualTo(facts(one.result()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void what_is_undetermined_counts_as_of_a_non_party(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Case one = random(random);
            List<Material> known = each(
                    one.materials(),
                    material -> material.origin() instanceof MaterialOrigin.Undetermined
                            ? from(material, new MaterialOrigin.NonParty("US"))
                            : material);
            assertThat(facts(one.judge().of(good(known, one.fob())))).isEqualTo(facts(one.result()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void scaling_all_values_changes_nothing(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Case one = random(random);
            BigDecimal factor = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(6));
            List<Material> scaled = each(
                    one.materials(),
                    material -> priced(
                            material,
                            material.value().map(value -> value.amount().multiply(factor))));
            assertThat(Judge.text(one.judge().of(good(scaled, one.fob().multiply(factor)))))
                    .isEqualTo(Judge.text(one.result()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void an_added_originating_material_never_hurts_at_constant_fob(long seed) {
        var random = new Random(seed);
        int qualifying = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Case one = random(random);
            Judge judge = Judge.with("94", "RVC40");
            if (judge.of(good(one.materials(), one.fob())) instanceof Qualification.Originating) {
                qualifying++;
                var more = new ArrayList<>(one.materials());
                more.add(Making.originating("more", pick(random, CODES), pick(random, List.of("CN", "VN")), "5"));
                assertThat(judge.of(good(more, one.fob()))).isInstanceOf(Qualification.Originating.class);
            }
        }
        assertThat(qualifying).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15, 16})
    void the_smallest_change_applied_makes_the_good_qualify(long seed) {
        var random = new Random(seed);
        int failing = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Case one = random(random);
            if (one.result() instanceof Qualification.NotOriginating no
                    && no.change() instanceof SmallestChange.Replace replace) {
                failing++;
                assertThat(one.judge().of(good(replaced(one.materials(), replace, BigDecimal.ZERO), one.fob())))
                        .as(no.change().sentence())
                        .isInstanceOf(Qualification.Originating.class);
            }
        }
        assertThat(failing).isGreaterThan(50);
    }

    @Test
    void a_little_less_than_the_smallest_change_does_not() {
        var random = new Random(17);
        var little = new BigDecimal("0.000001");
        int failing = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Case one = random(random);
            if (one.result() instanceof Qualification.NotOriginating no
                    && no.change() instanceof SmallestChange.Replace replace
                    && replace.total().isPresent()
                    && replace.parts().getLast().amount().orElseThrow().compareTo(little) > 0) {
                failing++;
                assertThat(one.judge().of(good(replaced(one.materials(), replace, little), one.fob())))
                        .isInstanceOf(Qualification.NotOriginating.class);
            }
        }
        assertThat(failing).isGreaterThan(50);
    }

    /** The change, less {@code little} of its last part. */
    private static List<Material> replaced(List<Material> materials, SmallestChange.Replace change, BigDecimal little) {
        var result = new ArrayList<>(materials);
        for (SmallestChange.Part part : change.parts()) {
            Material old = result.stream()
                    .filter(material -> material.id().equals(part.id()))
                    .findFirst()
                    .orElseThrow();
            BigDecimal less = part.equals(change.parts().getLast()) ? little : BigDecimal.ZERO;
            result.remove(old);
            var replacement = from(old, new MaterialOrigin.Originating("CN"));
            Optional<BigDecimal> amount = part.amount().map(all -> all.subtract(less));
            Optional<BigDecimal> rest =
                    amount.map(part1 -> old.value().orElseThrow().amount().subtract(part1));
            result.add(named(priced(replacement, amount), old.id() + "-new"));
            rest.filter(left -> left.signum() > 0).ifPresent(left -> result.add(priced(old, Optional.of(left))));
        }
        return result;
    }

    private static List<Material> each(List<Material> materials, UnaryOperator<Material> change) {
        return materials.stream().map(change).toList();
    }

    private static Material from(Material old, MaterialOrigin origin) {
        return new Material(
                old.id(), old.hs(), origin, old.value(), old.basis(), old.weight(), old.role(), old.intermediate());
    }

    private static Material priced(Material old, Optional<BigDecimal> value) {
        return new Material(
                old.id(),
                old.hs(),
                old.origin(),
                value.map(amount -> new Money(amount, "USD")),
                old.basis(),
                old.weight(),
                old.role(),
                old.intermediate());
    }

    private static Material named(Material old, String id) {
        return new Material(
                id, old.hs(), old.origin(), old.value(), old.basis(), old.weight(), old.role(), old.intermediate());
    }
}

package org.ecorelay.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The directions, sources and shapes of all modules, and for each rule the code that it was seen to refuse. */
class HouseRulesTest {
    private static final List<String> MODULES = List.of(
            "functions/core",
            "functions/aws",
            "functions/platform",
            "functions/intake",
            "functions/builder",
            "functions/submitter",
            "functions/poller",
            "functions/status",
            "functions/document",
            "bench",
            "local",
            "infra-cdk");
    private static final JavaClasses HOUSE = new ClassFileImporter().importPaths(compiled());
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPath(Path.of("target/test-classes/org/ecorelay/checks/bad"));

    private static List<Path> compiled() {
        return MODULES.stream()
                .map(module -> Repository.ROOT.resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    static List<HouseRule> rules() {
        return Stream.of(Directions.rules(), Sources.rules(), Shapes.rules())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps(HouseRule rule) {
        rule.rule().apply(House.REAL).allowEmptyShould(true).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void broken_code_is_caught_by(HouseRule rule) {
        assertThat(rule.offenders(House.BROKEN, BROKEN)).containsExactlyInAnyOrderElementsOf(rule.brokenBy());
    }

    @Test
    void every_room_was_looked_at() {
        var rooms = new TreeSet<String>();
        HOUSE.forEach(one -> rooms.add(one.getPackageName()));
        assertThat(rooms)
                .contains("org.ecorelay.order", "org.ecorelay.aws.lambda", "org.ecorelay.platform")
                .contains("org.ecorelay.intake", "org.ecorelay.builder", "org.ecorelay.submitter")
                .contains("org.ecorelay.poller", "org.ecorelay.status", "org.ecorelay.local.platform");
    }

    @Test
    void an_exempt_class_still_needs_it() {
        assertThat(Sources.EXEMPT)
                .allSatisfy(name -> assertThat(HOUSE.get(name).getAccessesFromSelf())
                        .anyMatch(access -> Sources.isStatic(access.getTarget())));
    }

    @Test
    void no_bad_class_is_without_a_rule() {
        Set<String> used = new TreeSet<>();
        rules().forEach(rule -> used.addAll(rule.brokenBy()));
        var bad = new TreeSet<String>();
        BROKEN.forEach(
                one -> bad.add(one.getName().substring(House.BROKEN.root().length() + 1)));
        bad.removeIf(name -> name.endsWith("package-info") || name.contains(".Innocent"));
        assertThat(used).isEqualTo(bad);
    }
}

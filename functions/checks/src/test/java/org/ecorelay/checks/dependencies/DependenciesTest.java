package org.ecorelay.checks.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ecorelay.checks.Repository;
import org.ecorelay.checks.dependencies.Decided.Taken;
import org.ecorelay.checks.dependencies.Dependency.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/dependencies.md} is what the build has, and nothing is there without reason or under a licence that does not fit. */
class DependenciesTest {
    static final String COMMAND =
            "mvn -q -Ddependencies.update=true -Dtest=DependenciesTest,ThirdPartyTest -Dsurefire.failIfNoSpecifiedTests=false package";
    static final boolean UPDATE = Boolean.getBoolean("dependencies.update");

    private static final Path PAGE = Repository.ROOT.resolve("docs/dependencies.md");

    private final Artifact jackson = new Artifact("com.fasterxml.jackson.core", "jackson-core", "2.22.4", "jar", "");

    @Test
    void each_dependency_has_its_reason_and_a_licence_that_fits() {
        assertThat(Faults.of(Built.INVENTORY)).isEmpty();
    }

    @Test
    void the_page_is_what_the_build_has() throws IOException {
        String page = Page.of(Built.INVENTORY);
        if (UPDATE) {
            Files.writeString(PAGE, page);
        }
        String checkedIn = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        if (!Page.same(checkedIn, page)) {
            assertThat(checkedIn)
                    .as("docs/dependencies.md is out of date; anew: %s", COMMAND)
                    .isEqualTo(page);
        }
    }

    /** Sizes move a little with the compression library; a dependency that is twice as large is noticed, and so is any word. */
    @Test
    void a_page_that_says_something_else_is_noticed() {
        String page = "| a:b:1 | MIT | why | 1000.0 | – |\n";
        assertThat(Page.same(page, page.replace("1000.0", "1029.0"))).isTrue();
        assertThat(Page.same(page, page.replace("1000.0", "1031.0"))).isFalse();
        assertThat(Page.same(page, page.replace("1000.0", "–"))).isFalse();
        assertThat(Page.same(page, page.replace("a:b:1", "a:b:2"))).isFalse();
        assertThat(Page.same(page, page + page)).isFalse();
    }

    @Test
    void a_licence_that_does_not_fit_is_refused_in_a_function_and_named_elsewhere() {
        assertThat(faults(Place.FUNCTION, List.of("AGPL-3.0-only"), Map.of()))
                .containsExactly(jackson + ": a function's jar may not have it under AGPL-3.0-only:"
                        + " choose one of its licences in taken.txt, or do without it");
        assertThat(faults(Place.FUNCTION, List.of("EPL-2.0", "MIT"), Map.of()))
                .containsExactly(jackson + ": a function's jar may not have it under EPL-2.0, MIT:"
                        + " choose one of its licences in taken.txt, or do without it");
        assertThat(faults(Place.FUNCTION, List.of(), Map.of()))
                .first()
                .asString()
                .contains("name no licence");
        assertThat(faults(Place.TEST, List.of("not in licences.txt: Beerware"), Map.of()))
                .containsExactly(jackson
                        + ": its licence is not in licences.txt: Beerware: add the name with its SPDX identifier");
        assertThat(faults(Place.TEST, List.of("AGPL-3.0-only"), Map.of())).isEmpty();
    }

    @Test
    void a_choice_is_among_what_is_offered_and_says_what_its_licence_wants() {
        assertThat(faults(Place.FUNCTION, List.of("EPL-2.0", "MIT"), Map.of(jackson.key(), new Taken("MIT", ""))))
                .isEmpty();
        assertThat(faults(Place.FUNCTION, List.of("EPL-2.0"), Map.of(jackson.key(), new Taken("MIT", ""))))
                .containsExactly(jackson + ": taken.txt takes it under MIT, but it offers EPL-2.0");
        assertThat(faults(Place.FUNCTION, List.of("EPL-2.0"), Map.of()))
                .containsExactly(jackson + ": EPL-2.0 wants to be told where the source is: say so in taken.txt");
        assertThat(faults(Place.FUNCTION, List.of("MIT"), Map.of("gone:gone", new Taken("MIT", ""))))
                .containsExactly("taken.txt: we do not have gone:gone: remove its line");
    }

    @Test
    void a_reason_without_dependency_and_a_dependency_without_reason_are_found() {
        var inventory = inventory(Place.TEST, List.of("MIT"), Map.of("gone:gone", "why not"), Map.of());
        assertThat(Faults.of(inventory))
                .containsExactly(
                        "why.txt: say why we have %s, or remove it".formatted(jackson.key()),
                        "why.txt: say why we have npm:aws-cdk, or remove it",
                        "why.txt: no pom.xml or package.json names gone:gone: remove its line");
    }

    @Test
    void a_line_that_says_nothing_and_a_module_that_was_not_built_are_named(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("taken.txt"), "# none\n");
        Files.writeString(folder.resolve("why.txt"), "a:b |  \n");
        assertThatThrownBy(() -> Decided.read(folder)).hasMessageContaining("not \"key | value\": a:b");
        Files.writeString(folder.resolve("why.txt"), "a:b | one\na:b | two\n");
        assertThatThrownBy(() -> Decided.read(folder)).hasMessageContaining("twice: a:b | two");
        assertThatThrownBy(() -> ModuleTree.read(folder, "local")).hasMessageContaining("run mvn verify");
        assertThatThrownBy(() -> new LocalRepository(folder).licences(jackson)).hasMessageContaining("mvn verify once");
    }

    private List<String> faults(Place place, List<String> licences, Map<String, Taken> taken) {
        return Faults.of(inventory(place, licences, Map.of(jackson.key(), "reads", "npm:aws-cdk", "synth"), taken));
    }

    private Inventory inventory(Place place, List<String> licences, Map<String, String> why, Map<String, Taken> taken) {
        var one = new Dependency(
                jackson,
                place,
                licences,
                why.getOrDefault(jackson.key(), ""),
                new TreeSet<>(),
                new TreeMap<>(Map.of("intake", 1L)));
        return new Inventory(
                List.of("intake"),
                List.of(one),
                List.of(),
                List.of(new BuildTools.NodePackage("aws-cdk", "2", "Apache-2.0")),
                new Decided(why, Map.of(), taken, Set.of("MIT", "EPL-2.0")));
    }
}

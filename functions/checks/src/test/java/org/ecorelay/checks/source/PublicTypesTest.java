package org.ecorelay.checks.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type is public because another package uses it; docs/modules.md says which those are, and what each is for. */
class PublicTypesTest {
    private static final String BY_LAMBDA = "Lambda makes it, by the name in the template";
    private static final String BY_THE_COMMAND = "Java starts it from the command line";
    private static final String BY_A_MEMBER = "another package asks it for what it has, and never names it";

    /** Public though no other package names them. */
    private static final Map<String, String> ENTRANCES = Map.ofEntries(
            Map.entry("org.ecorelay.document.DocumentHandler", BY_LAMBDA),
            Map.entry("org.ecorelay.bench.cold.sample.ApacheHandler", BY_LAMBDA),
            Map.entry("org.ecorelay.bench.cold.sample.CrtHandler", BY_LAMBDA),
            Map.entry("org.ecorelay.bench.cold.sample.FloorHandler", BY_LAMBDA),
            Map.entry("org.ecorelay.attestation.verify.Aspect", BY_A_MEMBER),
            Map.entry("org.ecorelay.origin.rule.HsScope", BY_A_MEMBER),
            Map.entry("org.ecorelay.local.template.Secret", BY_A_MEMBER),
            Map.entry("org.ecorelay.local.template.Topic", BY_A_MEMBER),
            Map.entry("org.ecorelay.bench.Bench", BY_THE_COMMAND),
            Map.entry("org.ecorelay.local.Eco", BY_THE_COMMAND),
            Map.entry("org.ecorelay.infra.EcoRelayApp", BY_THE_COMMAND));

    private static final List<JavaSource> HOUSE = JavaSource.all(Repository.ROOT);
    private static final String UPDATE = "mvn -pl functions/checks -am test -Dtest=PublicTypesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dmodules.update=true";

    @Test
    void what_is_public_is_used_by_another_package() {
        assertThat(HOUSE).hasSizeGreaterThan(1000);
        assertThat(faults(HOUSE, ENTRANCES)).isEmpty();
    }

    @Test
    void what_need_not_be_public_is_found(@TempDir Path root) throws IOException {
        write(root, "main", "a/Used.java", "package a; public class Used {}");
        write(root, "main", "a/Tested.java", "package a; public record Tested() { public record In() {} }");
        write(root, "main", "a/Alone.java", "package a; public class Alone {}");
        write(root, "main", "a/Hidden.java", "package a; class Hidden { Used used; }");
        write(root, "main", "b/User.java", "package b; import a.Used; class User {}");
        write(root, "test", "b/UserTest.java", "package b; import a.Tested.In; class UserTest {}");
        List<JavaSource> sources = JavaSource.all(root);
        assertThat(faults(sources, Map.of())).containsExactly("a.Alone: no other package uses it");
        assertThat(faults(sources, Map.of("a.Alone", "started"))).isEmpty();
        assertThat(faults(sources, Map.of("a.Alone", "started", "a.Used", "started", "a.Gone", "started")))
                .containsExactlyInAnyOrder("a.Used: is no entrance", "a.Gone: is no entrance");
    }

    @Test
    void the_page_of_the_modules_says_what_is_public() throws IOException {
        Path page = Repository.ROOT.resolve("docs/modules.md");
        String now = ModulesPage.of(HOUSE.stream().filter(JavaSource::main).toList(), UPDATE);
        if (Boolean.getBoolean("modules.update")) {
            Files.writeString(page, now);
        }
        assertThat(Files.readString(page)).as("update it with: " + UPDATE).isEqualTo(now);
    }

    private static void write(Path root, String part, String name, String text) throws IOException {
        Path file = root.resolve("module/src").resolve(part).resolve("java").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> faults(List<JavaSource> sources, Map<String, String> entrances) {
        List<String> alone = sources.stream()
                .filter(one -> one.main() && one.isType() && one.visible())
                .filter(one -> sources.stream()
                        .noneMatch(other -> !other.packageName().equals(one.packageName()) && other.uses(one)))
                .map(JavaSource::fullName)
                .toList();
        var faults = new ArrayList<String>();
        alone.stream()
                .filter(one -> !entrances.containsKey(one))
                .map(one -> one + ": no other package uses it")
                .forEach(faults::add);
        entrances.keySet().stream()
                .filter(one -> !alone.contains(one))
                .map(one -> one + ": is no entrance")
                .forEach(faults::add);
        return faults;
    }
}

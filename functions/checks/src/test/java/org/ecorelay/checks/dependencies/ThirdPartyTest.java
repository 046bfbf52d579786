package org.ecorelay.checks.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.ecorelay.checks.Repository;
import org.ecorelay.checks.dependencies.Dependency.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whoever gets a function's jar gets the notices and licence texts of what is in it, as those licences want. */
class ThirdPartyTest {
    static final List<String> FUNCTIONS = Inventory.FUNCTIONS;
    private static final int MAX_PACKED_BYTES = 30_000;

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void a_jar_has_the_notices_of_what_is_in_it(String function) throws IOException {
        String expected = ThirdParty.of(Built.INVENTORY, Built.REPOSITORY, function);
        if (DependenciesTest.UPDATE) {
            Path file =
                    Repository.ROOT.resolve("functions/%s/src/main/resources/%s".formatted(function, ThirdParty.ENTRY));
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
            return;
        }
        Path jar = Repository.ROOT.resolve("functions/%s/target/%s.jar".formatted(function, function));
        assertThat(faults(jar, expected, ThirdParty.texts(Built.INVENTORY, function)))
                .as("the notices in %s; anew: %s".formatted(jar, DependenciesTest.COMMAND))
                .isEmpty();
    }

    /** Negative control: the same jar without any of them, and with an older one. */
    @Test
    void a_jar_without_a_text_or_with_another_is_noticed(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("one.jar");
        write(jar, Map.of(ThirdParty.ENTRY, "old", "META-INF/licences/Apache-2.0.txt", "short"));
        assertThat(faults(jar, "new", Set.of("META-INF/licences/Apache-2.0.txt", "META-INF/licences/EPL-2.0.txt")))
                .containsExactly(
                        "META-INF/THIRD-PARTY.txt says something else",
                        "META-INF/licences/Apache-2.0.txt is not the text of Apache-2.0",
                        "META-INF/licences/EPL-2.0.txt is missing");
        write(jar, Map.of("a.class", ""));
        assertThat(faults(jar, "new", Set.of())).containsExactly("META-INF/THIRD-PARTY.txt is missing");
    }

    @Test
    void the_mail_library_says_its_licence_its_source_and_its_notice() {
        assertThat(ThirdParty.of(Built.INVENTORY, Built.REPOSITORY, "poller"))
                .contains("org.eclipse.angus:smtp 2.", ": EPL-2.0, unchanged; its source is at https://github.com/")
                .contains("Of angus-core, smtp:", "Notices for Jakarta Mail")
                .contains("Apache HttpClient", "FastDoubleParser", "Copyright (c) 2004-2023 QOS.ch");
        assertThat(ThirdParty.texts(Built.INVENTORY, "poller"))
                .containsExactly("META-INF/licences/Apache-2.0.txt", "META-INF/licences/EPL-2.0.txt");
        assertThat(ThirdParty.of(Built.INVENTORY, Built.REPOSITORY, "submitter"))
                .doesNotContain("angus");
    }

    @Test
    void a_licence_that_names_a_holder_needs_its_text(@TempDir Path folder) throws IOException {
        var artifact = new Artifact("a", "b", "1", "jar", "");
        var one = new Dependency(
                artifact, Place.FUNCTION, List.of("MIT"), "why", new TreeSet<>(), new TreeMap<>(Map.of("intake", 1L)));
        var inventory = new Inventory(
                FUNCTIONS,
                List.of(one),
                List.of(),
                List.of(),
                new Decided(Map.of(), Map.of(), Map.of(), Set.of("MIT")));
        var repository = new LocalRepository(folder);
        Files.createDirectories(repository.jar(artifact).getParent());
        write(repository.jar(artifact), Map.of("META-INF/NOTICE", "of nobody", "META-INF/LicenseManager.class", ""));
        assertThatThrownBy(() -> ThirdParty.of(inventory, repository, "intake"))
                .hasMessageContaining("a:b:1 is under MIT and its jar has no text of it");
        write(repository.jar(artifact), Map.of("META-INF/LICENSE", "Copyright (c) Somebody"));
        assertThat(ThirdParty.of(inventory, repository, "intake")).contains("Of b:", "Copyright (c) Somebody");
    }

    private static List<String> faults(Path jar, String expected, Set<String> texts) throws IOException {
        var faults = new ArrayList<String>();
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry notices = zip.getEntry(ThirdParty.ENTRY);
            if (notices == null) {
                faults.add(ThirdParty.ENTRY + " is missing");
            } else if (!read(zip, notices).equals(expected)) {
                faults.add(ThirdParty.ENTRY + " says something else");
            }
            long bytes = notices == null ? 0 : notices.getCompressedSize();
            for (String name : new TreeSet<>(texts)) {
                ZipEntry text = zip.getEntry(name);
                String licence = name.replaceAll(".*/|\\.txt$", "");
                if (text == null) {
                    faults.add(name + " is missing");
                } else if (!new LicenceText(name, read(zip, text)).wellKnown().equals(Optional.of(licence))) {
                    faults.add("%s is not the text of %s".formatted(name, licence));
                }
                bytes += text == null ? 0 : text.getCompressedSize();
            }
            if (bytes > MAX_PACKED_BYTES) {
                faults.add("%d bytes of notices, at most %d".formatted(bytes, MAX_PACKED_BYTES));
            }
        }
        return faults;
    }

    private static String read(ZipFile zip, ZipEntry entry) throws IOException {
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(Path jar, Map<String, String> entries) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}

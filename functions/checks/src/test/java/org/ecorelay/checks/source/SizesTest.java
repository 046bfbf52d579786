package org.ecorelay.checks.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, methods, parameter lists and packages of main code do not grow; what is large says why in accepted-sizes.txt. */
class SizesTest {
    private static final Path ACCEPTED = Path.of("src/test/resources/accepted-sizes.txt");

    @Test
    void nothing_is_large_without_a_reason() throws IOException {
        List<JavaSource> house = JavaSource.main(Repository.ROOT);
        assertThat(house).hasSizeGreaterThan(500);
        List<String> accepted = Files.readAllLines(ACCEPTED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(Sizes.faults(Sizes.of(house), accepted)).isEmpty();
    }

    @Test
    void everything_too_large_is_found(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("a/src/main/java/org/example"));
        String longMethod =
                "void act(int a, int b, int c, int d, int e, int f, int g, int h) {" + "\n".repeat(36) + "}";
        Files.writeString(
                folder.resolve("Large.java"),
                "package org.example;\nclass Large {" + longMethod + "\n".repeat(170) + "}\n");
        Files.writeString(folder.resolve("Mild.java"), "package org.example;\n" + "\n".repeat(170) + "class Mild {}\n");
        Files.writeString(
                folder.resolve("Data.java"),
                "package org.example;\nrecord Data(int a, int b, int c, int d, int e, int f, int g, int h) { Data {} }\n");
        for (int i = 0; i < 13; i++) {
            Files.writeString(
                    folder.resolve("T%d.java".formatted(i)), "package org.example;\nclass T%d {}\n".formatted(i));
        }
        List<Sizes.Size> sizes = Sizes.of(JavaSource.main(root));
        assertThat(Sizes.faults(sizes, List.of()))
                .containsExactlyInAnyOrder(
                        "many file: 1 are above 150, accepted are 0",
                        "file org.example.Large: 208, at most 200: split it by meaning, or say why it is one",
                        "method org.example.Large.act: 37, at most 35: split it by meaning, or say why it is one",
                        "parameters org.example.Large.act: 8, at most 7: split it by meaning, or say why it is one",
                        "package org.example: 16, at most 15: split it by meaning, or say why it is one");
        List<String> enough = List.of(
                "many file 1: there are such",
                "file org.example.Large 208: it is one thing",
                "method org.example.Large.act 37: it is one thing",
                "parameters org.example.Large.act 8: each is another",
                "package org.example 16: it is one thing");
        assertThat(Sizes.faults(sizes, enough)).isEmpty();
    }

    @Test
    void what_is_accepted_has_to_be_needed_and_have_a_reason() {
        var one = List.of(new Sizes.Size(Sizes.Kind.FILE, "a.Large", 250));
        assertThat(Sizes.faults(one, List.of("file a.Large 249: one thing, said whole")))
                .containsExactly("file a.Large: 250, at most 249: split it by meaning, or say why it is one");
        assertThat(Sizes.faults(one, List.of("file a.Large 250: ", "file a.Gone 250: one thing, said whole")))
                .containsExactlyInAnyOrder(
                        "not 'kind name number: reason': file a.Large 250: ",
                        "file a.Large: 250, at most 200: split it by meaning, or say why it is one",
                        "file a.Gone: is accepted without need");
        assertThat(Sizes.faults(List.of(), List.of("many file 6: there are such")))
                .containsExactly("many file: 0 are above 150, accepted are 6");
        assertThat(Sizes.faults(
                        one, List.of("file a.Large 260: one thing, said whole", "file a.Large 250: one thing again")))
                .contains("accepted twice: file a.Large");
    }
}

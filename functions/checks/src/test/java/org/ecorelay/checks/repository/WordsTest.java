package org.ecorelay.checks.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader is told promises nothing and claims no office: a certificate is issued by an issuing body, not by us. */
class WordsTest {
    private static final List<String> NEVER = List.of("we issue", "official platform client", "guarantee");

    @Test
    void nothing_is_promised_and_nothing_official_is_claimed() {
        assertThat(claims(Repository.ROOT)).isEmpty();
    }

    @Test
    void a_claim_is_found_across_lines_and_in_any_case(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("docs/adr"));
        Files.writeString(root.resolve("README.md"), "Here We\n  Issue certificates.");
        Files.writeString(root.resolve("docs/adr/0001.md"), "Approval is guaranteed by the official platform client.");
        Files.writeString(root.resolve("elsewhere.md"), "we issue");
        assertThat(claims(root))
                .containsExactlyInAnyOrder(
                        "README.md: we issue",
                        "docs/adr/0001.md: official platform client",
                        "docs/adr/0001.md: guarantee");
    }

    private static List<String> claims(Path root) {
        var claims = new ArrayList<String>();
        for (Path file : Repository.files(root)) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (name.equals("README.md") || name.equals("infra-cdk/README.md") || name.startsWith("docs/")) {
                String text = Repository.text(file)
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", " ");
                NEVER.stream().filter(text::contains).forEach(phrase -> claims.add(name + ": " + phrase));
            }
        }
        return claims;
    }
}

package org.ecorelay.checks.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a reader is told promises nothing and claims no office: a certificate is issued by an issuing body, not by us. */
class WordsTest {
    private static final Path EXCEPTIONS = Path.of("src/test/resources/words/exceptions.txt");

    /** Documents, OpenAPI, message bundles, the verification page, what the template says; the mails and the printed form are in sources. */
    private static final Pattern READ = Pattern.compile(
            String.join(
                    "|",
                    "[^/]+\\.md",
                    "docs/.*",
                    "infra-cdk/(README\\.md|template/.*)",
                    "events/schemas/.*",
                    "(functions/[a-z]+|local|infra-cdk|bench)/src/main/(?!.*/(hs2022\\.txt|META-INF/)).*\\.(java|properties|html|js|txt|md)"));

    static final List<Claim> CLAIMS = Claim.ALL;

    @Test
    void nothing_is_promised_and_nothing_official_is_claimed() throws IOException {
        assertThat(faults(Repository.ROOT, Files.readAllLines(EXCEPTIONS))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("CLAIMS")
    void each_claim_is_found(Claim claim, @TempDir Path root) throws IOException {
        write(root, "functions/status/src/main/resources/texts.properties", "text=" + claim.example());
        assertThat(faults(root, List.of()))
                .isNotEmpty()
                .allMatch(fault -> fault.startsWith("functions/status/src/main/resources/texts.properties: "));
        assertThat(claim.isIn(Claim.plain(claim.example()))).isTrue();
    }

    @Test
    void claims_are_found_in_everything_that_is_read_and_excused_by_exact_words_alone(@TempDir Path root)
            throws IOException {
        write(root, "README.md", "Not official. Quite *official*.");
        write(root, "README.zh.md", "官方");
        write(root, "docs/api/storefront.openapi.yaml", "guarantee");
        write(root, "infra-cdk/template/eco-relay.template.json", "{\"Description\":\"official\"}");
        write(root, "functions/aws/src/main/java/Mail.java", "\"It is guaranteed.\"");
        write(root, "functions/aws/src/test/java/MailTest.java", "\"It is guaranteed.\"");
        write(root, "docs/fine.md", "The issuing body issues it; we are unofficial and submit issues.");
        assertThat(faults(root, List.of("# remark", "README.md | Not\n official. | denies it", "README.md|gone|?")))
                .containsExactlyInAnyOrder(
                        "README.md: \\bofficial(?:ly)?\\b (en)",
                        "README.zh.md: 官方 (zh)",
                        "docs/api/storefront.openapi.yaml: \\bguarant[a-z]+ (en)",
                        "infra-cdk/template/eco-relay.template.json: \\bofficial(?:ly)?\\b (en)",
                        "functions/aws/src/main/java/Mail.java: \\bguarant[a-z]+ (en)",
                        "exceptions.txt: nothing needs README.md | gone");
    }

    @Test
    void an_exception_without_words_or_reason_is_refused(@TempDir Path root) {
        assertThat(faults(root, List.of("README.md | official", "README.md | | why")))
                .containsExactly(
                        "exceptions.txt: not file | words | reason: README.md | official",
                        "exceptions.txt: not file | words | reason: README.md | | why");
    }

    private static List<String> faults(Path root, List<String> exceptions) {
        var faults = new ArrayList<String>();
        var excused = new ArrayList<Excused>();
        for (String line : exceptions) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\|");
            if (parts.length == 3 && !parts[1].isBlank() && !parts[2].isBlank()) {
                excused.add(new Excused(parts[0].strip(), Claim.plain(parts[1]).strip()));
            } else {
                faults.add("exceptions.txt: not file | words | reason: " + line);
            }
        }
        faults.addAll(claims(root, excused));
        return faults;
    }

    private static List<String> claims(Path root, List<Excused> excused) {
        var faults = new ArrayList<String>();
        var needed = new HashSet<Excused>();
        for (Path file : Repository.files(root)) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!READ.matcher(name).matches()) {
                continue;
            }
            String text = Claim.plain(Repository.text(file).orElse(""));
            for (Excused one : excused) {
                if (one.file().equals(name) && text.contains(one.words()) && one.isClaim()) {
                    needed.add(one);
                    text = text.replace(one.words(), " … ");
                }
            }
            for (Claim claim : CLAIMS) {
                if (claim.isIn(text)) {
                    faults.add("%s: %s (%s)".formatted(name, claim.words(), claim.language()));
                }
            }
        }
        excused.stream()
                .filter(one -> !needed.contains(one))
                .forEach(one -> faults.add("exceptions.txt: nothing needs %s | %s".formatted(one.file(), one.words())));
        return faults;
    }

    /** Words of a file that claim nothing. */
    private record Excused(String file, String words) {
        boolean isClaim() {
            return CLAIMS.stream().anyMatch(claim -> claim.isIn(words));
        }
    }

    private static void write(Path root, String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }
}

package org.ecorelay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every finding is said in both languages, and nothing else is: a build with a text missing does not pass. */
class FindingTextsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "../..");
    private static final Path TEXTS =
            Path.of(System.getProperty("basedir", "."), "src/main/resources/org/ecorelay/finding");
    private static final Map<String, String> ENGLISH = FindingTexts.english().all();
    private static final Map<String, String> CHINESE = FindingTexts.chinese().all();

    @Test
    void both_bundles_say_the_same_about_every_code_that_the_sources_use() throws IOException {
        Set<String> used = FindingBundles.codes(mainSources());
        assertThat(used).contains("PRODUCT_PROFILE_MISSING", "HS_CODE_UNKNOWN", "PLATFORM_REFUSED");
        assertThat(FindingBundles.problems(ENGLISH, CHINESE, used)).isEmpty();
    }

    @Test
    void a_code_is_a_literal_and_a_finding_of_another_kind_is_only_read_from_a_row() throws IOException {
        List<String> sources = mainSources();
        assertThat(sources)
                .allSatisfy(source -> assertThat(source).doesNotContainPattern("\\bFinding\\s*\\.of\\(\\s*[^\"\\s]"));
        assertThat(sources).allSatisfy(source -> assertThat(source).doesNotContain("Finding::of"));
        long made = sources.stream()
                .filter(source -> source.contains("import org.ecorelay.finding.Finding;")
                        || source.contains("package org.ecorelay.finding;"))
                .flatMap(source ->
                        Pattern.compile("new Finding\\(").matcher(source).results())
                .count();
        assertThat(made).as("Finding.of, Finding.at and FindingRow.read").isEqualTo(3);
    }

    @Test
    void no_key_is_there_twice() throws IOException {
        for (String file : List.of("findings.properties", "findings_zh.properties")) {
            assertThat(FindingBundles.keys(Files.readAllLines(TEXTS.resolve(file))))
                    .doesNotHaveDuplicates();
        }
        assertThat(FindingBundles.keys(List.of("# c", "", "A.fix=x", "A.fix=y")))
                .containsExactly("A.fix", "A.fix");
    }

    /** Negative controls: each of these is seen to fail. */
    @Test
    void every_way_to_break_a_bundle_is_seen() {
        assertThat(broken((english, chinese) -> chinese.remove("FOB_MISSING.fix")))
                .contains("FOB_MISSING.fix: only in English");
        assertThat(broken((english, chinese) -> english.remove("FOB_MISSING.fix")))
                .contains("FOB_MISSING.fix: only in Chinese");
        assertThat(broken((english, chinese) -> chinese.put("BILL_CYCLE.message", "循环。")))
                .contains("BILL_CYCLE.message: other placeholders");
        assertThat(broken((english, chinese) -> chinese.put("FOB_MISSING.fix", "Send it.")))
                .contains("FOB_MISSING.fix: not Chinese");
        assertThat(broken((english, chinese) -> english.put("FOB_MISSING.fix", "请")))
                .contains("FOB_MISSING.fix: not English");
        assertThat(broken((english, chinese) -> english.put("FOB_MISSING.fix", " ")))
                .contains("FOB_MISSING.fix: not a sentence");
        assertThat(broken((english, chinese) -> both(english, chinese, "NEVER_USED")))
                .contains("NEVER_USED.message: no finding has this code");
        assertThat(broken((english, chinese) -> english.put("FOB_MISSING.hint", "x")))
                .contains("FOB_MISSING.hint: no such part");
        assertThat(broken((english, chinese) -> english.put("FOB_MISSING.box", "18")))
                .contains("FOB_MISSING.box: no such box");
        assertThat(broken((english, chinese) -> english.put("FOB_MISSING.fix", "Send [\"61\"]")))
                .contains("FOB_MISSING.fix: brackets without an argument");
        assertThat(FindingBundles.problems(ENGLISH, CHINESE, Set.of("NEW_CODE")))
                .contains("NEW_CODE: has no message", "NEW_CODE: has no fix");
    }

    private interface Breaking {
        void apply(Map<String, String> english, Map<String, String> chinese);
    }

    private static List<String> broken(Breaking breaking) {
        var english = new HashMap<>(ENGLISH);
        var chinese = new HashMap<>(CHINESE);
        var used = new TreeSet<String>();
        ENGLISH.keySet().forEach(key -> used.add(key.replaceAll("\\..*", "")));
        breaking.apply(english, chinese);
        return FindingBundles.problems(english, chinese, used);
    }

    private static void both(Map<String, String> english, Map<String, String> chinese, String code) {
        Consumer<String> part = name -> {
            english.put(code + name, "Text.");
            chinese.put(code + name, "文本。");
        };
        part.accept(".message");
        part.accept(".fix");
    }

    private static List<String> mainSources() throws IOException {
        try (Stream<Path> files = Stream.of("functions", "local")
                .map(ROOT::resolve)
                .flatMap(FindingTextsTest::walk)
                .filter(file ->
                        file.toString().endsWith(".java") && file.toString().contains("src/main/"))) {
            return files.map(FindingTextsTest::read).toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

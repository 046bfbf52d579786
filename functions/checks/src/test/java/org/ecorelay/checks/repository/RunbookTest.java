package org.ecorelay.checks.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the functions count or log as WARN or ERROR is in the runbook, word for word, and the runbook names nothing else. */
class RunbookTest {
    private static final String RUNBOOK = "docs/runbook.md";
    private static final Pattern MAIN = Pattern.compile("functions/[a-z]+/src/main/java/.*\\.java");
    private static final Pattern COUNTED = Pattern.compile("\\bcount\\(\\s*\"([^\"]+)\"");
    private static final Pattern LOGGED = Pattern.compile("\\.(?:warn|failed)\\(\\s*\"([^\"]+)\"");
    private static final Pattern STANDALONE =
            Pattern.compile("\"level\", \"(?:WARN|ERROR)\"\\)\\s*\\.put\\(\"event\", \"([^\"]+)\"");
    /** In the runbook: what is called a metric, or a line of several. */
    private static final Pattern NAMED = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    private static final Pattern LINK = Pattern.compile("\\]\\(#([a-z0-9-]+)\\)");
    private static final Pattern TITLE = Pattern.compile("(?m)^##+ (.+)$");
    /** Published: alarms link to them. */
    private static final Set<String> ANCHORS = Set.of(
            "heartbeat-missing",
            "overdue-rows",
            "dead-letter-message",
            "old-messages",
            "stuck-rows",
            "errors-and-throttles",
            "verdicts-are-late",
            "breaker-open",
            "unknown-word-or-field",
            "forgotten-by-the-platform",
            "credential-refused",
            "quota-of-kms-or-platform",
            "bounces-dead-channel-mail-cap",
            "a-failed-row-in-a-pass",
            "an-event-chain-that-does-not-verify");

    @Test
    void the_runbook_and_the_code_name_the_same() {
        assertThat(faults(Repository.ROOT)).isEmpty();
    }

    @Test
    void every_condition_has_its_anchor_and_every_link_leads_somewhere() {
        String runbook = text(Repository.ROOT);
        Set<String> titles = anchors(runbook);
        assertThat(titles).containsAll(ANCHORS);
        assertThat(titles).containsAll(find(LINK, runbook));
    }

    @Test
    void a_name_that_one_of_them_lacks_is_found(@TempDir Path root) throws IOException {
        write(root, RUNBOOK, "Metric `known-one`, `long-gone`; `{\"event\":\"row\"}` and `GET`.");
        write(
                root,
                "functions/core/src/main/java/A.java",
                "meter.count(\"known-one\", lane, 1); pace.count(\n  \"new-one\", subject); log.failed(\"pass\", e);");
        write(
                root,
                "functions/aws/src/main/java/B.java",
                ".put(\"level\", \"ERROR\")\n .put(\"event\", \"row\") .put(\"level\", \"WARN\").put(\"event\", \"queue\")");
        write(root, "functions/core/src/test/java/C.java", "meter.count(\"in-a-test\", lane, 1)");
        assertThat(faults(root))
                .containsExactlyInAnyOrder(
                        "metric new-one is not in the runbook",
                        "event pass is not in the runbook",
                        "event queue is not in the runbook",
                        "nothing counts long-gone");
    }

    private static void write(Path root, String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    private static List<String> faults(Path root) {
        String runbook = text(root);
        String code = code(root);
        var faults = new ArrayList<String>();
        Set<String> counted = find(COUNTED, code);
        counted.stream()
                .filter(name -> !runbook.contains("`" + name + "`"))
                .forEach(name -> faults.add("metric %s is not in the runbook".formatted(name)));
        Set<String> events = find(LOGGED, code);
        events.addAll(find(STANDALONE, code));
        events.stream()
                .filter(name -> !runbook.contains("\"event\":\"%s\"".formatted(name)))
                .forEach(name -> faults.add("event %s is not in the runbook".formatted(name)));
        find(NAMED, runbook).stream()
                .filter(name -> !counted.contains(name))
                .forEach(name -> faults.add("nothing counts " + name));
        return faults;
    }

    private static String code(Path root) {
        return Repository.files(root).stream()
                .filter(file -> MAIN.matcher(root.relativize(file).toString().replace('\\', '/'))
                        .matches())
                .map(file -> Repository.text(file).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Path root) {
        return Repository.text(root.resolve(RUNBOOK)).orElseThrow();
    }

    private static Set<String> anchors(String runbook) {
        return find(TITLE, runbook).stream()
                .map(title -> title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}

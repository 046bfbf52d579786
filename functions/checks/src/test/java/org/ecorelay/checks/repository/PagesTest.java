package org.ecorelay.checks.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;

/** The page about the architecture names classes that there are; the two READMEs say the same. */
class PagesTest {
    /** A class, as the page writes it: in code, with small letters in it, unlike a state. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]*[a-z][A-Za-z]*)`");

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(?:git|\\./eco|mvn) [^#…\\n]*|`(\\./eco [^`]+|mvn [^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FIGURE = Pattern.compile("(?m)^\\| `(?:\\./eco demo|mvn verify)` \\|.*$");

    @Test
    void every_class_that_the_architecture_names_is_there() {
        Set<String> sources = Repository.files(Repository.ROOT).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = find(CLASS, page("docs/architecture.md"));
        assertThat(named).hasSizeGreaterThan(40).contains("AcceptOrder", "SubmitCertificate");
        assertThat(named).isSubsetOf(sources);
    }

    @Test
    void both_readmes_have_the_same_commands_links_and_figures() {
        String english = page("README.md");
        String chinese = page("README.zh-CN.md");
        for (Pattern same : List.of(COMMAND, LINK)) {
            assertThat(other(find(same, chinese))).hasSizeGreaterThan(9).isEqualTo(other(find(same, english)));
        }
        assertThat(numbers(find(FIGURE, chinese))).hasSize(2).isEqualTo(numbers(find(FIGURE, english)));
    }

    /** Each once, without the links to each other. */
    private static Set<String> other(List<String> found) {
        var each = new TreeSet<>(found);
        each.removeIf(link -> link.startsWith("README"));
        return each;
    }

    private static List<String> numbers(List<String> rows) {
        return rows.stream().map(row -> row.replaceAll("[^0-9|]", "")).toList();
    }

    private static String page(String name) {
        return Repository.text(Repository.ROOT.resolve(name)).orElseThrow();
    }

    private static List<String> find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() > 0 && found.group(1) != null ? found.group(1) : found.group())
                .map(String::strip)
                .toList();
    }
}

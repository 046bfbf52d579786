package org.ecorelay.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the bundles of the findings with each other and with the codes that sources use. */
final class FindingBundles {
    private static final Pattern MADE = Pattern.compile("\\bFinding\\s*\\.of\\(\\s*\"([A-Z0-9_]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}|[\\[\\]]");
    /** Brackets mark what is left out without its argument; others would be taken for such. */
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]]*\\{[^\\[\\]]*]");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private FindingBundles() {}

    static Set<String> codes(Collection<String> sources) {
        return sources.stream()
                .flatMap(source -> MADE.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> keys(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    static List<String> problems(Map<String, String> english, Map<String, String> chinese, Set<String> used) {
        var problems = new ArrayList<String>();
        for (String code : used) {
            for (String part : List.of("message", "fix")) {
                if (!english.containsKey(code + "." + part)) {
                    problems.add("%s: has no %s".formatted(code, part));
                }
            }
        }
        var keys = new TreeSet<>(english.keySet());
        keys.addAll(chinese.keySet());
        for (String key : keys) {
            String code = key.substring(0, key.indexOf('.'));
            if (!used.contains(code)) {
                problems.add(key + ": no finding has this code");
            }
            switch (key.substring(code.length() + 1)) {
                case "message", "fix" -> compare(key, english.get(key), chinese.get(key), problems);
                case "box" -> box(key, english.getOrDefault(key, ""), problems);
                default -> problems.add(key + ": no such part");
            }
        }
        return problems;
    }

    private static void box(String key, String box, List<String> problems) {
        if (!box.matches("[1-9]|1[0-7]|\\{[0-9]}")) {
            problems.add(key + ": no such box");
        }
    }

    private static void compare(String key, String english, String chinese, List<String> problems) {
        if (english == null || chinese == null) {
            problems.add(key + (english == null ? ": only in Chinese" : ": only in English"));
            return;
        }
        if (!placeholders(english).equals(placeholders(chinese))) {
            problems.add(key + ": other placeholders");
        }
        if (english.isBlank() || chinese.isBlank()) {
            problems.add(key + ": not a sentence");
        }
        if (BRACKETS.matcher(english + chinese).replaceAll("").matches(".*[\\[\\]].*")) {
            problems.add(key + ": brackets without an argument");
        }
        if (HAN.matcher(english).find()) {
            problems.add(key + ": not English");
        }
        if (!HAN.matcher(chinese).find()) {
            problems.add(key + ": not Chinese");
        }
    }

    /** Sorted: a sentence may have another order in another language. */
    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .sorted()
                .toList();
    }
}

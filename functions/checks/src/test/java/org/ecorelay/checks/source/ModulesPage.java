package org.ecorelay.checks.source;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that says what each module shows the others: of a large module its packages, of the others their public types. */
final class ModulesPage {
    private static final int LARGE = 100;

    /** How the compiler writes what is not ASCII. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private ModulesPage() {}

    static String of(List<JavaSource> sources, String update) {
        SortedMap<String, List<JavaSource>> modules =
                sources.stream().collect(Collectors.groupingBy(JavaSource::module, TreeMap::new, Collectors.toList()));
        String tables = modules.entrySet().stream()
                .map(module -> "\n## %s\n%s"
                        .formatted(
                                module.getKey(),
                                module.getValue().size() > LARGE
                                        ? packages(module.getValue(), sources)
                                        : types(module.getValue(), sources)))
                .collect(Collectors.joining());
        return """
                # What each module shows
                Made from the sources, and compared with them by `PublicTypesTest`, which also sees to it that a type is public only because another
                package uses it. It is made anew with

                    %s
                """.formatted(update) + tables;
    }

    private static String packages(List<JavaSource> module, List<JavaSource> all) {
        SortedMap<String, List<JavaSource>> packages = module.stream()
                .collect(Collectors.groupingBy(JavaSource::packageName, TreeMap::new, Collectors.toList()));
        return rows(
                "package | public types | what | also used by",
                packages.entrySet().stream().map(one -> {
                    List<JavaSource> types =
                            one.getValue().stream().filter(JavaSource::isType).toList();
                    String says = one.getValue().stream()
                            .filter(source -> !source.isType())
                            .map(JavaSource::says)
                            .findFirst()
                            .orElse("");
                    return "`%s` | %d | %s | %s"
                            .formatted(
                                    shortened(one.getKey()),
                                    types.stream().filter(JavaSource::visible).count(),
                                    text(says),
                                    users(types, all));
                }));
    }

    private static String types(List<JavaSource> module, List<JavaSource> all) {
        return rows(
                "type | what | also used by",
                module.stream()
                        .filter(source -> source.isType() && source.visible())
                        .sorted(Comparator.comparing(JavaSource::fullName))
                        .map(source -> "`%s` | %s | %s"
                                .formatted(
                                        shortened(source.fullName()),
                                        text(source.says()),
                                        users(List.of(source), all))));
    }

    private static String rows(String head, Stream<String> rows) {
        String line = head.replaceAll("[^|]+", "---");
        return Stream.concat(Stream.of(head, line), rows)
                .map(row -> "| %s |\n".formatted(row).replace("  ", " "))
                .collect(Collectors.joining());
    }

    /** The other modules. */
    private static String users(List<JavaSource> types, List<JavaSource> all) {
        return all.stream()
                .filter(source -> !source.module().equals(types.getFirst().module()))
                .filter(source -> types.stream().anyMatch(source::uses))
                .map(source -> source.module().replaceFirst("functions/", ""))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String name) {
        return name.replaceFirst("org\\.ecorelay\\.", "");
    }

    /** Javadoc as Markdown: code and links become code. */
    private static String text(String javadoc) {
        String written = ESCAPED.matcher(javadoc)
                .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
        return written.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)? (?:[\\w.]*[.#])?([^}]*)}", "`$1`")
                .replaceAll("</?em>", "*")
                .replace("|", "\\|");
    }
}

package org.ecorelay.checks.dependencies;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.checks.dependencies.Dependency.Place;

/** {@code docs/dependencies.md}. */
final class Page {
    private static final double BYTES_PER_KB = 1000;
    /** A jar's bytes differ by the compression library of the JDK that packs it. */
    private static final double TOLERANCE = 0.03;

    private final Inventory inventory;

    private Page(Inventory inventory) {
        this.inventory = inventory;
    }

    static String of(Inventory inventory) {
        return new Page(inventory).text();
    }

    /** Whether two pages say the same; sizes in kB may differ by three in a hundred, or by one. */
    static boolean same(String one, String other) {
        List<String> left = cells(one);
        List<String> right = cells(other);
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).equals(right.get(i)) && !isClose(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> cells(String text) {
        return Stream.of(text.split("[|\n]", -1)).map(String::strip).toList();
    }

    private static boolean isClose(String one, String other) {
        String number = "[0-9]+\\.[0-9]";
        if (!one.matches(number) || !other.matches(number)) {
            return false;
        }
        double difference = Math.abs(Double.parseDouble(one) - Double.parseDouble(other));
        return difference <= Math.max(1, TOLERANCE * Double.parseDouble(one));
    }

    private String text() {
        return """
                # Dependencies
                Made by a test from what Maven resolved, the licences in the POMs, the packaged jars, and the reasons in
                [`why.txt`](../functions/checks/src/test/resources/dependencies/why.txt); it fails when this page is out of date. Anew:

                    %s

                A licence is written as in the SPDX list. Where something offers several, the one that we take it under stands first. What a function's jar
                may have is in [`allowed.txt`](../functions/checks/src/test/resources/dependencies/allowed.txt). The same as
                [CycloneDX](https://cyclonedx.org) 1.6: `mvn verify` writes `functions/checks/target/sbom/<function>.cdx.json` for each function's jar, with its hash, and
                `eco-relay.cdx.json` for everything. Each function's jar says it, too, in `META-INF/THIRD-PARTY.txt`, with the notices and the texts
                of the licences.

                ## In the functions' jars
                What each adds to a packaged jar, after what the jar leaves out, compressed, in kB (1000 bytes); – where it adds nothing. Our own classes are not among them.

                %s
                ## In the local run, the measurements and the infrastructure
                On the class path of `eco`, `bench` and `infra-cdk`, and never deployed.

                %s
                ## In tests alone

                %s
                ## Of the build
                The compiler's plugins, the formatter, and the CDK command line of Node.js. Maven's own plugins are in `pom.xml`, each with its version.

                %s""".formatted(
                        DependenciesTest.COMMAND,
                        functions(),
                        table(inventory.at(Place.TOOL)),
                        table(inventory.at(Place.TEST)),
                        table(inventory.at(Place.BUILD)) + nodePackages());
    }

    private String functions() {
        var text = new StringBuilder("| what | licence | why | %s |\n|---|---|---|%s\n"
                .formatted(
                        String.join(" | ", inventory.functions()),
                        "---:|".repeat(inventory.functions().size())));
        for (Dependency each : inventory.at(Place.FUNCTION)) {
            String sizes = inventory.functions().stream()
                    .map(function -> kilobytes(each.bytes().getOrDefault(function, 0L)))
                    .collect(Collectors.joining(" | "));
            text.append("%s | %s |%n".formatted(row(each), sizes));
        }
        String sums = inventory.functions().stream()
                .map(function -> kilobytes(inventory.in(function).stream()
                        .mapToLong(each -> each.bytes().get(function))
                        .sum()))
                .collect(Collectors.joining(" | "));
        return text.append("| together | | | %s |%n".formatted(sums)).toString();
    }

    private String table(List<Dependency> dependencies) {
        var text = new StringBuilder("| what | licence | why |\n|---|---|---|\n");
        dependencies.forEach(each -> text.append("%s |%n".formatted(row(each))));
        return text.toString();
    }

    private String nodePackages() {
        return inventory.node().stream()
                .map(each -> "| npm %s %s | %s | %s |%n"
                        .formatted(
                                each.name(),
                                each.version(),
                                each.licence(),
                                inventory.decided().why().get("npm:" + each.name())))
                .collect(Collectors.joining());
    }

    private String row(Dependency each) {
        String why = each.through().isEmpty() ? each.why() : "through " + String.join(", ", each.through());
        return "| %s | %s | %s".formatted(each.artifact(), licence(each), why);
    }

    private String licence(Dependency each) {
        String taken = inventory.taken(each);
        String others = each.licences().stream()
                .filter(licence -> !licence.equals(taken))
                .collect(Collectors.joining(", "));
        return each.licences().size() > 1 && each.licences().contains(taken)
                ? "%s (or %s)".formatted(taken, others)
                : taken;
    }

    private static String kilobytes(long bytes) {
        return bytes == 0 ? "–" : String.format(Locale.ROOT, "%.1f", bytes / BYTES_PER_KB);
    }
}

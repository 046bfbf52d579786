package org.ecorelay.checks.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people decided about dependencies; the rest is read from the build.
 *
 * @param why by group:name of each that a pom.xml or package.json names: why we have it
 * @param names by a licence's name in POMs: its identifier in the SPDX list
 * @param taken by group:name: which of several licences we take it under, and what has to be said of it
 * @param allowed identifiers of the licences that a function's jar may have
 */
record Decided(Map<String, String> why, Map<String, String> names, Map<String, Taken> taken, Set<String> allowed) {
    static final Path FOLDER = Path.of("src/test/resources/dependencies");

    /**
     * The licence that we take something under.
     *
     * @param remark what its licence wants to be said, such as where its source is; often empty
     */
    record Taken(String licence, String remark) {}

    static Decided read(Path folder) {
        var taken = new HashMap<String, Taken>();
        lines(folder.resolve("taken.txt")).forEach((key, value) -> {
            String[] parts = value.split(",", 2);
            taken.put(key, new Taken(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip()));
        });
        return new Decided(
                lines(folder.resolve("why.txt")),
                lines(folder.resolve("licences.txt")),
                taken,
                lines(folder.resolve("allowed.txt")).keySet());
    }

    /** Lines {@code key | value}; blank ones and those after # are for people. */
    private static Map<String, String> lines(Path file) {
        var found = new TreeMap<String, String>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                List<String> parts = List.of(line.split("\\|", 2));
                if (parts.size() != 2 || parts.get(1).isBlank()) {
                    throw new IllegalStateException("%s: not \"key | value\": %s".formatted(file, line));
                }
                if (found.put(parts.getFirst().strip(), parts.getLast().strip()) != null) {
                    throw new IllegalStateException("%s: twice: %s".formatted(file, line));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

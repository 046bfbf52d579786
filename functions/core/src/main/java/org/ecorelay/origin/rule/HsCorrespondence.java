package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ecorelay.origin.HsCode;

/**
 * Which HS 2012 subheadings the goods of an HS 2022 subheading come from. A sourced data file
 * {@code hs2022,hs2012,source}; where it says nothing, nothing is assumed.
 */
public final class HsCorrespondence {
    /** Knows nothing. */
    public static final HsCorrespondence NONE = new HsCorrespondence(Map.of(), Map.of());

    private static final List<String> HEADER = List.of("hs2022", "hs2012", "source");

    private final Map<String, Set<String>> predecessors;
    private final Map<String, String> sources;

    private HsCorrespondence(Map<String, Set<String>> predecessors, Map<String, String> sources) {
        this.predecessors = predecessors;
        this.sources = sources;
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException for the first row that is none, with its line
     */
    public static HsCorrespondence read(String csv) {
        List<CsvRows.Row> rows = CsvRows.of(csv).stream()
                .filter(row -> !row.cells().getFirst().startsWith("#"))
                .toList();
        if (rows.isEmpty() || !rows.getFirst().cells().equals(HEADER)) {
            throw new IllegalArgumentException("the header must be " + String.join(",", HEADER));
        }
        var predecessors = new TreeMap<String, Set<String>>();
        var sources = new TreeMap<String, String>();
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            if (row.broken()
                    || row.cells().size() != HEADER.size()
                    || row.cells().get(2).isBlank()) {
                throw new IllegalArgumentException("line %d must have two codes and a source".formatted(row.line()));
            }
            String newer = subheading(row, 0);
            predecessors.computeIfAbsent(newer, code -> new TreeSet<>()).add(subheading(row, 1));
            sources.put(newer, row.cells().get(2));
        }
        return new HsCorrespondence(predecessors, sources);
    }

    private static String subheading(CsvRows.Row row, int column) {
        return HsScope.parse(row.cells().get(column))
                .filter(scope -> scope.digits() == 6 && scope.first().equals(scope.last()))
                .map(HsScope::first)
                .orElseThrow(() -> new IllegalArgumentException(
                        "line %d must have subheadings of six digits".formatted(row.line())));
    }

    /** The HS 2012 subheadings behind an HS 2022 code; empty when nothing is known. */
    List<HsCode> predecessors(HsCode code) {
        var codes = new ArrayList<HsCode>();
        predecessors.getOrDefault(code.subheading(), Set.of()).forEach(older -> codes.add(new HsCode(older)));
        return codes;
    }

    String source(HsCode code) {
        return sources.getOrDefault(code.subheading(), "");
    }
}

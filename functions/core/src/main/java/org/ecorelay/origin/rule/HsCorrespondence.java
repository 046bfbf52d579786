package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ecorelay.origin.HsCode;

/**
 * Which HS 2012 or HS 2017 subheadings the goods of an HS 2022 subheading come from. A sourced data file
 * {@code hs2022,hs2012,source} or {@code hs2022,hs2017,source}; where it says nothing, nothing is assumed.
 */
public final class HsCorrespondence {
    /** Knows nothing. */
    public static final HsCorrespondence NONE = new HsCorrespondence(Map.of());

    private static final List<List<String>> HEADERS =
            List.of(List.of("hs2022", "hs2012", "source"), List.of("hs2022", "hs2017", "source"));

    private final Map<HsEdition, Table> tables;

    private HsCorrespondence(Map<HsEdition, Table> tables) {
        this.tables = Map.copyOf(tables);
    }

    private record Table(Map<String, Set<String>> predecessors, Map<String, String> sources) {}

    /** The result of reading a table. */
    public sealed interface Reading {
        /**
         * Every row is good.
         *
         * @param edition the older edition
         */
        record Valid(HsCorrespondence correspondence, HsEdition edition, int rows) implements Reading {}

        /** At least one row is not. */
        record Invalid(List<RulePack.Problem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException for the first row that is none, with its line
     */
    public static HsCorrespondence read(String csv) {
        return switch (reading(csv)) {
            case Reading.Valid(HsCorrespondence known, var edition, int rows) -> known;
            case Reading.Invalid(var problems) ->
                throw new IllegalArgumentException("line %d: %s"
                        .formatted(
                                problems.getFirst().line(), problems.getFirst().message()));
        };
    }

    /** Reads a table, or lists every bad row. */
    public static Reading reading(String csv) {
        CsvTable table = CsvTable.read(csv, HEADERS);
        var predecessors = new TreeMap<String, Set<String>>();
        var sources = new TreeMap<String, String>();
        int rows = 0;
        for (CsvTable.Line row : table.lines()) {
            rows++;
            Optional<String> newer = subheading(row.cell("hs2022"));
            Optional<String> older = subheading(row.cell(table.header().get(1)));
            if (newer.isEmpty() || older.isEmpty()) {
                table.problem(row.at(), "the codes must be subheadings of six digits");
            } else {
                predecessors
                        .computeIfAbsent(newer.get(), code -> new TreeSet<>())
                        .add(older.get());
                sources.put(newer.get(), row.cell("source"));
            }
        }
        if (!table.problems().isEmpty()) {
            return new Reading.Invalid(table.problems());
        }
        HsEdition edition = HsEdition.ofColumn(table.header().get(1)).orElseThrow();
        return new Reading.Valid(
                new HsCorrespondence(Map.of(edition, new Table(predecessors, sources))), edition, rows);
    }

    private static Optional<String> subheading(String cell) {
        return HsScope.parse(cell)
                .filter(scope -> scope.digits() == 6 && scope.first().equals(scope.last()))
                .map(HsScope::first);
    }

    /** This table and another one; the other one holds for its edition. */
    public HsCorrespondence and(HsCorrespondence more) {
        var both = new EnumMap<HsEdition, Table>(HsEdition.class);
        both.putAll(tables);
        both.putAll(more.tables);
        return new HsCorrespondence(both);
    }

    /** The subheadings of an older edition behind an HS 2022 code; empty when nothing is known. */
    List<HsCode> predecessors(HsCode code, HsEdition edition) {
        var codes = new ArrayList<HsCode>();
        table(edition)
                .predecessors
                .getOrDefault(code.subheading(), Set.of())
                .forEach(older -> codes.add(new HsCode(older)));
        return codes;
    }

    String source(HsCode code, HsEdition edition) {
        return table(edition).sources.getOrDefault(code.subheading(), "");
    }

    private Table table(HsEdition edition) {
        return tables.getOrDefault(edition, new Table(Map.of(), Map.of()));
    }
}

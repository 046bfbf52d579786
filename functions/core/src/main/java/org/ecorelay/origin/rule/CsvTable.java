package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table of sourced rows: one of the allowed headers, then rows with as many cells. Lines that begin with {@code #} are comments. Notes every
 * bad row instead of stopping at the first, up to {@value RulePackReader#MAX_PROBLEMS}. Not thread-safe.
 */
final class CsvTable {
    /** Shown in lists and exports, where a spreadsheet would run what begins like this. */
    static final Pattern SAFE_TEXT = Pattern.compile("[^\\p{C}=+@\\-\\s][^\\p{C}]{0,499}");

    private final List<String> header;
    private final List<CsvRows.Row> rows;
    private final List<RulePack.Problem> problems = new ArrayList<>();

    private CsvTable(List<String> header, List<CsvRows.Row> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** The rows that have the right number of cells; the others are noted. */
    static CsvTable read(String csv, List<List<String>> headers) {
        List<CsvRows.Row> all = CsvRows.of(csv).stream()
                .filter(row -> !row.cells().getFirst().startsWith("#"))
                .limit(RulePackReader.MAX_ROWS + 2L)
                .toList();
        List<String> first = all.isEmpty()
                ? List.of()
                : all.getFirst().cells().stream().map(String::strip).toList();
        if (!headers.contains(first)) {
            var table = new CsvTable(List.of(), List.of());
            table.problem(
                    1,
                    "the header must be "
                            + String.join(
                                    " or ",
                                    headers.stream()
                                            .map(columns -> String.join(",", columns))
                                            .toList()));
            return table;
        }
        var table = new CsvTable(first, all.subList(1, all.size()));
        table.checkSize();
        return table;
    }

    private void checkSize() {
        if (rows.isEmpty()) {
            problem(1, "the table has no row");
        }
        if (rows.size() > RulePackReader.MAX_ROWS) {
            problem(rows.getLast().line(), "a table has at most %d rows".formatted(RulePackReader.MAX_ROWS));
        }
    }

    /** The header that the table has; empty when it has none that is allowed. */
    List<String> header() {
        return header;
    }

    /** The cells of each good row by column, stripped; notes what is broken or has no source. */
    List<Line> lines() {
        return rows.stream()
                .limit(RulePackReader.MAX_ROWS)
                .flatMap(row -> cells(row).stream())
                .toList();
    }

    private Optional<Line> cells(CsvRows.Row row) {
        if (row.broken() || row.cells().size() != header.size()) {
            problem(
                    row.line(),
                    "has %d cells or a stray quotation mark; the header has %d cells"
                            .formatted(row.cells().size(), header.size()));
            return Optional.empty();
        }
        var cells = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), row.cells().get(i).strip());
        }
        if (!SAFE_TEXT.matcher(cells.getOrDefault("source", "")).matches()) {
            problem(row.line(), "source must say where the row is from, and begin with no formula sign");
        }
        return Optional.of(new Line(row.line(), cells));
    }

    /** One row; {@code at} from 1. */
    record Line(int at, Map<String, String> cells) {
        Line {
            cells = Map.copyOf(cells);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    void problem(int line, String message) {
        if (problems.size() < RulePackReader.MAX_PROBLEMS) {
            problems.add(new RulePack.Problem(line, message));
        }
    }

    List<RulePack.Problem> problems() {
        return List.copyOf(problems);
    }
}

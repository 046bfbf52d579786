package org.ecorelay.origin.bill.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.rule.CsvRows;

/**
 * A sheet that could be read. Immutable.
 *
 * @param products the rows of each product, in the order in which they first appear
 * @param strays rows of no product, each with its finding
 * @param ignored headings that name no column
 */
public record Sheet(List<Product> products, List<Row> strays, List<String> ignored) {
    public static final int MAX_ROWS = 10_000;

    public Sheet {
        products = List.copyOf(products);
        strays = List.copyOf(strays);
        ignored = List.copyOf(ignored);
    }

    /** Every row of one product. */
    public record Product(String sku, List<Row> rows) {
        public Product {
            rows = List.copyOf(rows);
        }

        /** The line on which it first appears. */
        public int line() {
            return rows.getFirst().line();
        }
    }

    /**
     * One row.
     *
     * @param line in the file, from 1
     * @param cells what is not blank, stripped
     * @param findings what is wrong with its cells
     */
    public record Row(int line, Map<Column, String> cells, List<Finding> findings) {
        public Row {
            cells = Map.copyOf(cells);
            findings = List.copyOf(findings);
        }

        /** The cell, or empty when it is blank. */
        public Optional<String> cell(Column column) {
            return Optional.ofNullable(cells.get(column));
        }

        Row with(Finding finding) {
            var all = new ArrayList<>(findings);
            all.add(finding);
            return new Row(line, cells, all);
        }
    }

    /** The result of reading. */
    public sealed interface Reading {
        /** It has rows; some may have findings. */
        record Rows(Sheet sheet) implements Reading {}

        /** It has no usable header, or too many rows; {@code fix} says what to do. */
        record Unreadable(String fix) implements Reading {}
    }

    /** Reads a text. */
    public static Reading read(String text) {
        List<CsvRows.Row> rows = CsvRows.of(text);
        if (rows.size() < 2) {
            return new Reading.Unreadable("Send a row of headings and at least one more.");
        }
        if (rows.size() - 1 > MAX_ROWS) {
            return new Reading.Unreadable("Send at most %d rows; split the file.".formatted(MAX_ROWS));
        }
        var columns = new EnumMap<Column, Integer>(Column.class);
        var ignored = new TreeSet<String>();
        List<String> header = rows.getFirst().cells();
        for (int i = 0; i < header.size(); i++) {
            String heading = header.get(i).strip();
            Optional<Column> column = Column.named(heading);
            if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
                return new Reading.Unreadable("Name each column once; %s is there twice."
                        .formatted(column.get().heading()));
            }
            if (column.isEmpty() && !heading.isEmpty()) {
                ignored.add(heading.length() > 60 ? heading.substring(0, 60) : heading);
            }
        }
        return columns.containsKey(Column.SKU)
                ? new Reading.Rows(sheet(rows.subList(1, rows.size()), columns, header.size(), ignored))
                : new Reading.Unreadable(
                        "The first row needs the heading sku (货号); others are material, hs, origin, value,"
                                + " currency, supplier, proof, description, unit, weight, substantial, rule, rule_source.");
    }

    private static Sheet sheet(
            List<CsvRows.Row> rows, Map<Column, Integer> columns, int width, Collection<String> ignored) {
        var products = new LinkedHashMap<String, List<Row>>();
        var strays = new ArrayList<Row>();
        for (CsvRows.Row read : rows) {
            Row row = row(read, columns, width);
            if (!row.cells().isEmpty() || !row.findings().isEmpty()) {
                row.cell(Column.SKU)
                        .filter(CheckCells::isSku)
                        .ifPresentOrElse(
                                sku -> products.computeIfAbsent(sku, _ -> new ArrayList<>())
                                        .add(row),
                                () -> strays.add(row.with(Finding.of("CSV_SKU_INVALID", null))));
            }
        }
        return new Sheet(
                products.entrySet().stream()
                        .map(product -> new Product(product.getKey(), product.getValue()))
                        .toList(),
                strays,
                List.copyOf(ignored));
    }

    private static Row row(CsvRows.Row read, Map<Column, Integer> columns, int width) {
        var cells = new EnumMap<Column, String>(Column.class);
        columns.forEach((column, index) -> {
            // Not stripped of a tab: a cell that begins with one is a way to hide a formula.
            String cell = index < read.cells().size() ? read.cells().get(index) : "";
            if (!cell.isBlank()) {
                cells.put(column, cell);
            }
        });
        List<Finding> findings = read.broken() || read.cells().size() > width
                ? List.of(Finding.of("CSV_ROW_BROKEN", null))
                : CheckCells.of(cells);
        var stripped = new EnumMap<Column, String>(Column.class);
        cells.forEach((column, cell) -> stripped.put(column, cell.strip()));
        return new Row(read.line(), stripped, findings);
    }
}

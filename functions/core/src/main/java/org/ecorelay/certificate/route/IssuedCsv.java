package org.ecorelay.certificate.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.origin.rule.CsvRows;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of an issuing body as rows, one for each good of each order: those with one body and number are one certificate. The
 * first row names the columns, in any order.
 */
public final class IssuedCsv {
    public static final int MAX_ROWS = 1_000;

    /** So many certificates are coupled within one request. */
    public static final int MAX_CERTIFICATES = 100;

    private static final List<String> HEAD = List.of("number", "body", "date", "place", "replaces", "withdrawnOn");
    private static final List<String> ORDER = List.of("store", "orderNumber", "part");
    private static final List<String> ITEM = List.of("sku", "line", "criterion", "originCountry", "hsCode");
    private static final Set<String> NUMBERS = Set.of("part", "line");

    private IssuedCsv() {}

    /** The result of reading rows. */
    public sealed interface Reading {
        /** What the rows say; whether that is right is still to be seen. */
        record Rows(List<Entry> entries) implements Reading {
            public Rows {
                entries = List.copyOf(entries);
            }
        }

        /** They cannot be read; one sentence that says what to do. */
        record Unreadable(String problem) implements Reading {}
    }

    /**
     * One certificate.
     *
     * @param lines the lines of the text that say it, from 1
     * @param body the same as a JSON body of a request
     * @param problem what makes its rows contradict each other, or null
     */
    public record Entry(
            List<Integer> lines, Json.Obj body, @Nullable String problem) {
        public Entry {
            lines = List.copyOf(lines);
        }
    }

    /** Reads rows. */
    public static Reading read(String text) {
        List<CsvRows.Row> rows = CsvRows.of(text);
        if (rows.size() < 2) {
            return new Reading.Unreadable("Send a first row with the names of the columns, and at least one more.");
        }
        if (rows.size() - 1 > MAX_ROWS) {
            return new Reading.Unreadable("Send at most %d rows; split the file.".formatted(MAX_ROWS));
        }
        List<String> columns =
                rows.getFirst().cells().stream().map(String::strip).toList();
        List<String> known = Stream.of(HEAD, ORDER, ITEM).flatMap(List::stream).toList();
        if (!known.containsAll(columns) || Set.copyOf(columns).size() != columns.size()) {
            return new Reading.Unreadable("The columns are some of %s, each once.".formatted(String.join(", ", known)));
        }
        Map<String, List<Row>> grouped = new LinkedHashMap<>();
        rows.stream()
                .skip(1)
                .map(row -> Row.of(row, columns))
                .forEach(row -> grouped.computeIfAbsent(row.certificate(), _ -> new ArrayList<>())
                        .add(row));
        return grouped.size() > MAX_CERTIFICATES
                ? new Reading.Unreadable("Send at most %d certificates; split the file.".formatted(MAX_CERTIFICATES))
                : new Reading.Rows(
                        grouped.values().stream().map(IssuedCsv::entry).toList());
    }

    private record Row(int line, boolean broken, Map<String, String> cells) {
        static Row of(CsvRows.Row row, List<String> columns) {
            var cells = new HashMap<String, String>();
            for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
                String cell = row.cells().get(i).strip();
                if (!cell.isEmpty()) {
                    cells.put(columns.get(i), cell);
                }
            }
            return new Row(row.line(), row.broken() || row.cells().size() > columns.size(), cells);
        }

        /** A row without a number stands alone, with its own problem. */
        String certificate() {
            return cells.containsKey("number")
                    ? cells.getOrDefault("body", "") + " " + cells.get("number")
                    : "line " + line;
        }

        Json.Obj object(List<String> names) {
            var object = Json.object();
            for (String name : names) {
                String cell = cells.get(name);
                if (cell != null) {
                    object.put(name, value(name, cell));
                }
            }
            return object.build();
        }

        private static Json value(String name, String cell) {
            return NUMBERS.contains(name) && cell.matches("[0-9]{1,6}")
                    ? Json.number(Integer.parseInt(cell))
                    : Json.text(cell);
        }
    }

    private static Entry entry(List<Row> rows) {
        Json.Obj head = rows.getFirst().object(HEAD);
        String problem = null;
        Set<Json> orders = new LinkedHashSet<>();
        Set<Json> items = new LinkedHashSet<>();
        for (Row row : rows) {
            if (row.broken()) {
                problem = "Line %d has an open quotation mark, or more cells than there are columns."
                        .formatted(row.line());
            } else if (!row.object(HEAD).equals(head)) {
                problem = "Line %d says something else than line %d about the same certificate (%s)."
                        .formatted(
                                row.line(),
                                rows.getFirst().line(),
                                String.join(", ", HEAD).toLowerCase(Locale.ROOT));
            }
            orders.add(row.object(ORDER));
            items.add(row.object(ITEM));
        }
        var body = Json.object();
        head.members().forEach(body::put);
        if (!head.members().containsKey("withdrawnOn")) {
            body.put("orders", Json.array(orders.stream())).put("items", Json.array(items.stream()));
        }
        return new Entry(rows.stream().map(Row::line).toList(), body.build(), problem);
    }
}

package org.ecorelay.certificate.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.origin.rule.CsvRows;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of an issuing body as rows, one for each good of each order: those with one body and number are one certificate. The
 * first row names the columns in English or Chinese, in any order.
 */
public final class IssuedCsv {
    public static final int MAX_ROWS = 1_000;

    /** So many certificates are coupled within one request. */
    public static final int MAX_CERTIFICATES = 100;

    private static final List<String> HEAD = List.of("number", "body", "date", "place", "replaces", "withdrawnOn");
    private static final List<String> ORDER = List.of("store", "orderNumber", "part");
    private static final List<String> ITEM = List.of("sku", "line", "criterion", "originCountry", "hsCode", "quantity");

    /** Chinese headings, without spaces and brackets. */
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("证书编号", "number"),
            Map.entry("证书号", "number"),
            Map.entry("签证机构", "body"),
            Map.entry("签发机构", "body"),
            Map.entry("签发日期", "date"),
            Map.entry("签证日期", "date"),
            Map.entry("签发地点", "place"),
            Map.entry("签证地点", "place"),
            Map.entry("原证书编号", "replaces"),
            Map.entry("原证书号", "replaces"),
            Map.entry("撤销日期", "withdrawnOn"),
            Map.entry("注销日期", "withdrawnOn"),
            Map.entry("店铺", "store"),
            Map.entry("订单号", "orderNumber"),
            Map.entry("订单编号", "orderNumber"),
            Map.entry("分单", "part"),
            Map.entry("货号", "sku"),
            Map.entry("商品编号", "sku"),
            Map.entry("行号", "line"),
            Map.entry("原产地标准", "criterion"),
            Map.entry("原产标准", "criterion"),
            Map.entry("原产国", "originCountry"),
            Map.entry("hs编码", "hsCode"),
            Map.entry("税则号", "hsCode"),
            Map.entry("数量", "quantity"));

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
                rows.getFirst().cells().stream().map(IssuedCsv::column).toList();
        List<String> known = Stream.of(HEAD, ORDER, ITEM).flatMap(List::stream).toList();
        if (!known.containsAll(columns) || Set.copyOf(columns).size() != columns.size()) {
            return new Reading.Unreadable("The columns are some of %s, each once, or their Chinese names (%s)."
                    .formatted(
                            String.join(", ", known),
                            CHINESE.keySet().stream().sorted().collect(Collectors.joining(", "))));
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

    /** The English name of a column; case and spaces count in English ones, as ever. */
    private static String column(String heading) {
        String bare = heading.strip();
        return CHINESE.getOrDefault(bare.toLowerCase(Locale.ROOT).replaceAll("[\\s()（）\u3000]", ""), bare);
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
        var body = Json.object().putAll(head);
        if (!head.members().containsKey("withdrawnOn")) {
            body.put("orders", Json.array(orders.stream())).put("items", Json.array(items.stream()));
        }
        return new Entry(rows.stream().map(Row::line).toList(), body.build(), problem);
    }
}

package org.ecorelay.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.sheet.Column;
import org.ecorelay.origin.bill.sheet.Sheet;

/** What became of each row of a sheet. Not thread-safe. */
final class ImportReport {
    /** Findings that are told; a sheet with more is put right in several rounds, and an answer has at most 6 MB. */
    static final int MAX_FINDINGS = 1_000;

    private final Map<Integer, Json> results = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int findings;
    private int woken;
    private OptionalInt stopped = OptionalInt.empty();

    /** A row of no product. */
    void refused(Sheet.Row row, List<Finding> why) {
        counts.merge("refused", 1, Integer::sum);
        result(row, "refused", why);
    }

    /** A product that was not stored, for what is wrong on these lines. */
    void refused(Sheet.Product product, Map<Integer, List<Finding>> why) {
        counts.merge("refused", 1, Integer::sum);
        int first = why.keySet().stream().min(Integer::compare).orElseThrow();
        product.rows()
                .forEach(row -> result(
                        row,
                        "refused",
                        why.getOrDefault(row.line(), List.of(Finding.of("CSV_OTHER_ROW", null, first)))));
    }

    /** A product that is as the sheet says now; what it leaves in doubt stands on its first row. */
    void stored(Sheet.Product product, String result, List<Finding> doubts, int unblocks) {
        counts.merge(result, 1, Integer::sum);
        woken += unblocks;
        product.rows().forEach(row -> result(row, result, row.line() == product.line() ? doubts : List.of()));
    }

    /** The time was over before the product that begins on this line. */
    void stoppedAt(int line) {
        stopped = OptionalInt.of(line);
    }

    private void result(Sheet.Row row, String result, List<Finding> why) {
        var json = Json.object()
                .put("line", row.line())
                .putIfPresent("sku", row.cell(Column.SKU).orElse(null))
                .putIfPresent("material", row.cell(Column.MATERIAL).orElse(null))
                .put("result", result);
        List<Json> told = new ArrayList<>();
        for (Finding finding : why) {
            findings++;
            if (findings <= MAX_FINDINGS) {
                told.add(finding.json());
            }
        }
        results.put(row.line(), json.put("findings", new Json.Arr(told)).build());
    }

    /** {@code encoding, products, unblocks, complete, continueFrom, ignoredColumns, findingsLeftOut, results}. */
    Json json(String encoding, List<String> ignored) {
        var products = Json.object();
        for (String result : List.of("created", "updated", "unchanged", "refused")) {
            products.put(result, counts.getOrDefault(result, 0));
        }
        var json = Json.object()
                .put("encoding", encoding)
                .put("products", products.build())
                .put("unblocks", woken)
                .put("complete", stopped.isEmpty());
        stopped.ifPresent(line -> json.put("continueFrom", line));
        return json.put("ignoredColumns", Json.array(ignored.stream().map(Json::text)))
                .put("findingsLeftOut", Math.max(0, findings - MAX_FINDINGS))
                .put("results", Json.array(results.values().stream()))
                .build();
    }
}

package org.ecorelay.origin.bill.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;

/**
 * Puts the rows of one product into the profile that there is, or makes one. A blank changes nothing; what the rows do not name stays.
 * Pure. For one use.
 */
public final class MergeProduct {
    private final Map<String, Json> profile = new LinkedHashMap<>();
    private final Map<String, Map<String, Json>> materials = new LinkedHashMap<>();
    private final Map<Integer, List<Finding>> findings = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private MergeProduct(Json.Obj before) {
        profile.putAll(before.members());
        for (Json item : before.list("materials")) {
            if (item instanceof Json.Obj material) {
                materials.put(material.required("id"), new LinkedHashMap<>(material.members()));
            }
        }
    }

    /**
     * What came of it.
     *
     * @param profile as {@code PUT /v1/products/{sku}} would take it; not to be stored when there is a finding
     * @param findings by line; a row of its own or one that contradicts another
     */
    public record Merged(Json.Obj profile, Map<Integer, List<Finding>> findings) {
        public Merged {
            findings = Map.copyOf(findings);
        }
    }

    /** Merges rows. */
    public static Merged of(Optional<Json.Obj> before, Sheet.Product product) {
        var merge = new MergeProduct(before.orElse(Json.Obj.EMPTY));
        product.rows().forEach(merge::row);
        return new Merged(merge.profile(), merge.findings);
    }

    private void row(Sheet.Row row) {
        row.findings().forEach(finding -> add(row, finding));
        String name = row.cell(Column.MATERIAL).orElse("");
        Integer other = seen.putIfAbsent(name, row.line());
        if (other != null) {
            add(row, Finding.of("CSV_ROW_REPEATED", null, other));
        } else if (row.findings().isEmpty()) {
            if (name.isEmpty()) {
                good(row);
            } else {
                material(row, name);
            }
        }
    }

    private void add(Sheet.Row row, Finding finding) {
        findings.computeIfAbsent(row.line(), _ -> new ArrayList<>()).add(finding);
    }

    private void good(Sheet.Row row) {
        text(row, Column.DESCRIPTION, profile, "description");
        text(row, Column.HS, profile, "hsCode");
        text(row, Column.ORIGIN, profile, "party");
        text(row, Column.UNIT, profile, "unit");
        text(row, Column.WEIGHT, profile, "weightKg");
        money(row, profile, "fob");
        row.cell(Column.SUBSTANTIAL)
                .ifPresent(word -> profile.put("substantial", Json.bool(CheckCells.YES.contains(word))));
        if (row.cell(Column.RULE).isPresent() || row.cell(Column.RULE_SOURCE).isPresent()) {
            var rule = new LinkedHashMap<String, Json>(object(profile, "statedRule"));
            text(row, Column.RULE, rule, "rule");
            text(row, Column.RULE_SOURCE, rule, "source");
            profile.put("statedRule", new Json.Obj(rule));
        }
        row.cell(Column.VALUE)
                .filter(value -> !value.matches(".*[1-9].*"))
                .ifPresent(_ -> add(row, Finding.of("FOB_NOT_POSITIVE", null)));
    }

    private void material(Sheet.Row row, String name) {
        Map<String, Json> material =
                materials.computeIfAbsent(name, id -> new LinkedHashMap<>(Map.of("id", Json.text(id))));
        boolean proven = Json.bool(true).equals(material.get("meetsRcep32"));
        boolean moved = row.cell(Column.ORIGIN)
                .filter(origin -> !Json.text(origin).equals(material.get("originCountry")))
                .isPresent();
        if (proven && moved && row.cell(Column.PROOF).isEmpty()) {
            add(row, Finding.of("CSV_PROOF_OLD", null, name));
        }
        text(row, Column.HS, material, "hsCode");
        text(row, Column.ORIGIN, material, "originCountry");
        text(row, Column.WEIGHT, material, "weightKg");
        text(row, Column.SUPPLIER, material, "supplier");
        text(row, Column.PROOF, material, "proof");
        row.cell(Column.PROOF).ifPresent(_ -> material.put("meetsRcep32", Json.bool(true)));
        money(row, material, "value");
    }

    private static void text(Sheet.Row row, Column column, Map<String, Json> into, String name) {
        row.cell(column).ifPresent(cell -> into.put(name, Json.text(cell)));
    }

    /** An amount without a currency keeps the one that is there; without any it is a question, never a guess. */
    private void money(Sheet.Row row, Map<String, Json> into, String name) {
        Optional<String> amount = row.cell(Column.VALUE);
        Optional<String> currency = row.cell(Column.CURRENCY);
        var money = new LinkedHashMap<String, Json>(object(into, name));
        // A column of currencies beside blank values says nothing.
        if (amount.isEmpty() && (currency.isEmpty() || money.isEmpty())) {
            return;
        }
        boolean revalued =
                amount.isEmpty() && !currency.map(Json::text).equals(Optional.ofNullable(money.get("currency")));
        amount.ifPresent(text -> money.put("amount", Json.text(text)));
        currency.ifPresent(text -> money.put("currency", Json.text(text)));
        if (revalued || !money.containsKey("currency")) {
            add(row, Finding.of("CSV_MONEY_INCOMPLETE", null));
        } else {
            into.put(name, new Json.Obj(money));
        }
    }

    private static Map<String, Json> object(Map<String, Json> from, String name) {
        return from.get(name) instanceof Json.Obj object ? object.members() : Map.of();
    }

    private Json.Obj profile() {
        if (!materials.isEmpty()) {
            profile.put("materials", Json.array(materials.values().stream().map(Json.Obj::new)));
        }
        return new Json.Obj(profile);
    }
}

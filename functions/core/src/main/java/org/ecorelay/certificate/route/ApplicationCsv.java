package org.ecorelay.certificate.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecorelay.json.Json;

/** An application as rows, one for each good, with the fields of the head repeated; RFC 4180. No cell is a formula. */
public final class ApplicationCsv {
    /** What spreadsheets take for a formula, or skip before one. */
    private static final String FORMULA = "=+-@\t\r\n";

    private ApplicationCsv() {}

    /** The last columns name the columns that only stand in for an invoice, and those that the exporter has to fill. */
    public static String of(ApplicationForm form) {
        Map<String, String> head = texts(form.fields());
        String provisional = columns(form.provisional());
        String toFill = columns(form.toFill());
        var rows = new ArrayList<Map<String, String>>();
        for (Json goods : form.fields().list("goodsList")) {
            if (goods instanceof Json.Obj good) {
                var row = new LinkedHashMap<>(head);
                row.putAll(texts(good));
                row.put("provisional", provisional);
                row.put("toFill", toFill);
                rows.add(row);
            }
        }
        var lines = new ArrayList<String>();
        lines.add(line(List.copyOf(rows.getFirst().keySet())));
        rows.forEach(row -> lines.add(line(List.copyOf(row.values()))));
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String columns(List<String> pointers) {
        return pointers.stream()
                .map(pointer -> pointer.replaceAll("^.*/", ""))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> texts(Json.Obj fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.members().forEach((name, value) -> value.asText().ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ApplicationCsv::cell).collect(Collectors.joining(","));
    }

    /** An apostrophe in front makes a spreadsheet show the text instead of computing it. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}

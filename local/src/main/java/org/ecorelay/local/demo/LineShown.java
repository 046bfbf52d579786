package org.ecorelay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of an order as {@code GET /v1/certificates/{id}} shows its origin.
 *
 * @param json the line as it was answered
 */
record LineShown(JsonNode json) {
    static List<LineShown> all(JsonNode lines) {
        var all = new ArrayList<LineShown>();
        lines.forEach(line -> all.add(new LineShown(line)));
        return List.copyOf(all);
    }

    /** Heading of {@link #row}. */
    static String heading() {
        return row("LINE", "PRODUCT", "CRITERION", "COUNTRY", "MARGIN", "BASIS");
    }

    String row() {
        String line = json.path("line").asText();
        String sku = json.path("sku").asText();
        if (!json.path("result").asText().equals("COVERED")) {
            return row(
                    line,
                    sku,
                    "not covered",
                    "",
                    "",
                    "%s %s".formatted(reason(), fix()).strip());
        }
        JsonNode basis = json.path("basis");
        return row(
                line,
                sku,
                json.path("criterion").asText(),
                json.path("country").asText(),
                percent(json.path("margin").asText()),
                "%s: %s (%s)"
                        .formatted(
                                basis.path("kind").asText().toLowerCase(Locale.ROOT),
                                basis.path("rule").asText(),
                                basis.path("source").asText()));
    }

    private String reason() {
        return json.path("reason")
                .asText(json.path("findings").path(0).path("message").asText());
    }

    private String fix() {
        return json.path("fix").asText(json.path("findings").path(0).path("fix").asText());
    }

    private static String row(String line, String sku, String criterion, String country, String margin, String basis) {
        return String.format(Locale.ROOT, "%4s  %-11s %-12s %-7s %8s  %s", line, sku, criterion, country, margin, basis)
                .stripTrailing();
    }

    /** {@code 0.1000} is {@code 10 %}. */
    private static String percent(String margin) {
        return margin.isEmpty()
                ? ""
                : new BigDecimal(margin).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}

package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;

/**
 * A table as JSON, which becomes the CSV that its reader takes: {@code {"edition":"HS2022","rules":[{"scope":"heading","code":"9403",…}]}}. The
 * column {@code code} is that of the edition.
 */
public final class JsonTable {
    private static final int MAX_CELL = 2_000;
    private static final List<String> EDITIONS =
            Arrays.stream(HsEdition.values()).map(Enum::name).toList();
    private static final String CODE = "code";
    private static final String UNCHANGED = "scopeUnchanged";

    private final String list;
    private final List<String> columns;
    private final List<String> settings;
    private final Fields fields;

    private JsonTable(DataFile.Kind kind, Fields fields) {
        this.fields = fields;
        this.list = list(kind);
        this.columns = switch (kind) {
            case RULES -> List.of("scope", CODE, "rule", "source", UNCHANGED);
            case CORRESPONDENCE -> List.of("hs2022", CODE, "source");
            case APPENDIX -> List.of("party", CODE, UNCHANGED, "source");
            case RATES -> List.of("from", "to", "rate", "date", "source");
        };
        this.settings =
                kind == DataFile.Kind.RULES ? List.of("version", "validFrom", "validUntil", UNCHANGED) : List.of();
    }

    /** The member that holds a kind's rows. */
    public static String list(DataFile.Kind kind) {
        return switch (kind) {
            case RULES -> "rules";
            case CORRESPONDENCE -> "codes";
            case APPENDIX -> "lines";
            case RATES -> "rates";
        };
    }

    /** The result of reading. */
    public sealed interface Reading {
        /**
         * It has the form of a table; what its rows say is for the table's own reader to judge.
         *
         * @param firstLine the line of {@code csv} on which the first row stands
         */
        record Valid(String csv, int firstLine) implements Reading {}

        /** It has not. */
        record Invalid(List<FieldProblem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a table, or lists every bad field. */
    public static Reading read(DataFile.Kind kind, Json body) {
        return new JsonTable(kind, Fields.of(body)).read();
    }

    private Reading read() {
        var lines = new ArrayList<String>();
        for (String setting : settings) {
            cell(fields, setting).ifPresent(value -> lines.add("# %s: %s".formatted(setting, value)));
        }
        String edition =
                columns.contains(CODE) ? fields.word("edition", EDITIONS).toLowerCase(Locale.ROOT) : "";
        lines.add(columns.stream()
                .map(column -> column.equals(CODE) ? edition : column)
                .collect(Collectors.joining(",")));
        int firstLine = lines.size() + 1;
        lines.addAll(fields.objects(list, 1, RulePackReader.MAX_ROWS, this::row));
        fields.nothingElse();
        return fields.problems().isEmpty()
                ? new Reading.Valid(String.join("\n", lines) + "\n", firstLine)
                : new Reading.Invalid(fields.problems());
    }

    private String row(Fields row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : columns) {
            cells.put(column, cell(row, column).orElse(""));
        }
        row.nothingElse();
        return cells.values().stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }

    private static Optional<String> cell(Fields from, String name) {
        return name.equals(UNCHANGED)
                ? from.optionalBool(name).map(yes -> yes ? "yes" : "no")
                : from.optionalText(name, MAX_CELL, Fields.LINE);
    }
}

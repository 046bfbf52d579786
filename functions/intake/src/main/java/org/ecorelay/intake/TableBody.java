package org.ecorelay.intake;

import java.util.List;
import java.util.function.Function;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.ecorelay.origin.bill.sheet.SheetText;
import org.ecorelay.origin.rule.DataFile;
import org.ecorelay.origin.rule.JsonTable;
import org.ecorelay.origin.rule.RulePack;

/**
 * A table in the body of a request, as CSV or JSON, within its limits.
 *
 * @param csv what its reader takes
 * @param firstRow the line of {@code csv} with the first element of the JSON list, or 0 when the body is CSV itself
 */
record TableBody(DataFile.Kind kind, String csv, int firstRow) {
    /** A request to Lambda has at most 6 MB, in which quotation marks and line ends are escaped. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Does something with the table, or answers what is wrong with the body. */
    static HttpResponse read(DataFile.Kind kind, HttpRequest request, Function<TableBody, HttpResponse> action) {
        if (request.body().length > MAX_BYTES) {
            return HttpResponse.problem(
                    413, "too-large", "The body is too large", "Send at most %d bytes.".formatted(MAX_BYTES));
        }
        return switch (request.mediaType()) {
            case "text/csv" -> csv(kind, request, action);
            case "application/json" -> json(kind, request, action);
            default ->
                HttpResponse.problem(
                        415,
                        "unsupported-media-type",
                        "The body is neither CSV nor JSON",
                        "Send Content-Type: text/csv or application/json.");
        };
    }

    private static HttpResponse csv(DataFile.Kind kind, HttpRequest request, Function<TableBody, HttpResponse> action) {
        return SheetText.of(request.body())
                .filter(sheet -> sheet.encoding().equals(SheetText.UTF_8))
                .map(sheet -> action.apply(new TableBody(kind, sheet.text(), 0)))
                .orElseGet(() -> HttpResponse.problem(
                        400,
                        "malformed-csv",
                        "The body cannot be read",
                        "Save the file as CSV in UTF-8 and send it again."));
    }

    private static HttpResponse json(
            DataFile.Kind kind, HttpRequest request, Function<TableBody, HttpResponse> action) {
        Json body;
        try {
            body = JsonReader.readSent(request.body());
        } catch (MalformedJson e) {
            return HttpResponse.problem(400, "malformed-json", "The body cannot be read", e.getMessage() + ".");
        }
        return switch (JsonTable.read(kind, body)) {
            case JsonTable.Reading.Invalid(var problems) -> HttpResponse.invalidFields(problems);
            case JsonTable.Reading.Valid(String csv, int firstLine) ->
                action.apply(new TableBody(kind, csv, firstLine));
        };
    }

    /** The problem of a table with bad rows: all of them, by line or, in JSON, by pointer. Nothing was stored. */
    HttpResponse refused(List<RulePack.Problem> problems) {
        Json errors = Json.array(problems.stream().map(problem -> {
            var error = Json.object();
            if (firstRow == 0) {
                error.put("line", problem.line());
            } else {
                error.put("pointer", pointer(problem.line()));
            }
            return error.put("message", problem.message()).build();
        }));
        return HttpResponse.problem(
                422,
                "invalid-rows",
                "Some rows are not valid",
                "Correct every row listed in errors and send the file again; nothing of it was stored.",
                Json.object().put("errors", errors).build());
    }

    private String pointer(int line) {
        return line < firstRow ? "" : "/%s/%d".formatted(JsonTable.list(kind), line - firstRow);
    }
}

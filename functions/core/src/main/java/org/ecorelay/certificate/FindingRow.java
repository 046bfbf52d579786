package org.ecorelay.certificate;

import java.util.List;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.json.JsonReader;

/** A finding as a row has it: short, because the whole one is in the ledger; with its arguments, so that it speaks Chinese. */
final class FindingRow {
    /** All arguments of a row together. */
    private static final int MAX_ARGUMENTS = 120;

    private FindingRow() {}

    static void write(Finding finding, JsonObjectBuilder out) {
        String pointer = finding.pointer();
        out.put("findingCode", finding.code())
                .putIfPresent("findingPointer", pointer == null ? null : CertificateRow.shortened(pointer))
                .put("reason", CertificateRow.shortened(finding.message()))
                .put("fix", CertificateRow.shortened(finding.fix()));
        int count = finding.arguments().size();
        if (count > 0) {
            Json arguments = Json.array(finding.arguments().stream()
                    .map(argument -> Json.text(CertificateRow.shortened(argument, MAX_ARGUMENTS / count))));
            out.put("findingArguments", CanonicalJson.text(arguments));
        }
    }

    /** Reads what {@link #write} wrote; a row of an older version has no arguments. */
    static Finding read(Json.Obj row) {
        List<String> arguments = row
                .text("findingArguments")
                .map(text -> JsonReader.readOwn("{\"arguments\":" + text + "}").list("arguments"))
                .orElse(List.of())
                .stream()
                .flatMap(argument -> argument.asText().stream())
                .toList();
        return new Finding(
                row.required("findingCode"),
                row.text("findingPointer").orElse(null),
                arguments,
                row.required("reason"),
                row.required("fix"));
    }
}

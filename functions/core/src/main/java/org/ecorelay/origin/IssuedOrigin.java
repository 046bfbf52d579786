package org.ecorelay.origin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;

/**
 * The origin of goods on a certificate that an issuing body has issued (RCEP 3.17). Its boxes 10 and 11 stand; where our own
 * determination disagrees, or cannot tell, it warns and never blocks.
 *
 * @param criterionLines box 10, one to three lines
 * @param country box 11, ISO 3166-1 alpha-2
 * @param number the certificate's number
 * @param body short name of the issuing body
 */
public record IssuedOrigin(List<String> criterionLines, String country, String number, String body) {
    public IssuedOrigin {
        criterionLines = List.copyOf(criterionLines);
        if (criterionLines.isEmpty()) {
            throw new IllegalArgumentException("box 10 of an issued certificate has at least one line");
        }
    }

    /**
     * What is certified, with a trace that has our own determination and every warning.
     *
     * @param ours what we determine from the product profile, which decides nothing here
     * @param pointer JSON Pointer to the line in the exporter's own data, for warnings
     * @param more warnings about other boxes
     */
    public Determination.Originating beside(Determination ours, String pointer, List<Finding> more) {
        var basis = new OriginBasis(OriginBasis.Kind.ISSUED, number, body);
        Json.Obj trace = Json.object()
                .put("source", "RCEP 3.17")
                .put("result", "ORIGINATING")
                .put("basis", basis.json())
                .put("criterionLines", Json.array(criterionLines.stream().map(Json::text)))
                .put("country", country)
                .put(
                        "warnings",
                        Json.array(Stream.concat(warning(ours, pointer).stream(), more.stream())
                                .map(Finding::json)))
                .put("determination", ours.trace())
                .build();
        return new Determination.Originating(criterionLines, country, basis, trace);
    }

    private Optional<Finding> warning(Determination ours, String pointer) {
        return switch (ours) {
            case Determination.Originating(var lines, String from, var basis, var trace)
            when lines.equals(criterionLines) && from.equals(country) -> Optional.empty();
            case Determination.Originating(var lines, String from, var basis, var trace) ->
                Optional.of(Finding.of(
                        "ISSUED_ORIGIN_DIFFERS",
                        pointer,
                        String.join(" ", criterionLines),
                        country,
                        String.join(" ", lines),
                        from));
            case Determination.NotOriginating(String reason, String fix, var trace) ->
                Optional.of(Finding.of("ISSUED_ORIGIN_DOUBTED", pointer, reason));
            case Determination.NeedsData needs -> Optional.of(Finding.of("ISSUED_ORIGIN_UNCONFIRMED", pointer));
        };
    }
}

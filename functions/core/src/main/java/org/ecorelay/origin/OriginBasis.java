package org.ecorelay.origin;

import org.ecorelay.json.Json;

/**
 * What an origin claim rests on. Every page and document that shows a criterion shows this with it.
 *
 * @param rule the rule as printed, {@code CTH or RVC40}; for {@link Kind#ISSUED} the number of the certificate
 * @param source where that is printed, or who says so
 */
public record OriginBasis(Kind kind, String rule, String source) {
    /** Whose word it is. */
    public enum Kind {
        /** The Agreement's own: WO and PE need no product-specific rule (RCEP 3.2 a, b). */
        AGREEMENT,
        /** A row of a rule pack. */
        PACK,
        /** A rule that the exporter entered with its source. */
        STATED,
        /** Box 10 of a certificate that an issuing body has issued. */
        ISSUED
    }

    /** {@code kind, rule, source}. */
    public Json.Obj json() {
        return Json.object()
                .put("kind", kind.name())
                .put("rule", rule)
                .put("source", source)
                .build();
    }
}

package org.ecorelay.origin.rule;

import org.ecorelay.json.Json;
import org.ecorelay.origin.OriginBasis;

/**
 * The rule that a product is measured by, and why it is that one.
 *
 * @param source where it is printed
 * @param origin the pack and scope that it comes from, or whose statement it is
 * @param edition of the codes that the rule was written in
 * @param transposition why a rule of an older edition may be used, or empty text
 */
public record AppliedRule(
        Basis basis, Rule rule, String source, String origin, HsEdition edition, String transposition) {
    /** What a rule rests on. */
    public enum Basis {
        /** A row of a pack. */
        PACK,
        /** The exporter entered the rule with its source. */
        STATED
    }

    /** What a claim under this rule rests on. */
    public OriginBasis originBasis() {
        return new OriginBasis(
                switch (basis) {
                    case PACK -> OriginBasis.Kind.PACK;
                    case STATED -> OriginBasis.Kind.STATED;
                },
                rule.raw(),
                source);
    }

    /** For the trace. */
    public Json.Obj json() {
        var json = Json.object()
                .put("basis", basis.name())
                .put("text", rule.raw())
                .put("source", source)
                .put("from", origin)
                .put("edition", edition.name());
        return transposition.isEmpty()
                ? json.build()
                : json.put("transposition", transposition).build();
    }
}

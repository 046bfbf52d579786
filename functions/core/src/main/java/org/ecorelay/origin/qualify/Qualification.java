package org.ecorelay.origin.qualify;

import java.util.List;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.Criterion;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.OriginBasis;

/** Whether a good qualifies as originating, with everything that was computed. Unknown is never "originating". */
public sealed interface Qualification {
    /** How this was found; for the ledger. */
    Json.Obj trace();

    /**
     * It originates.
     *
     * @param criterionLines box 10, as printed: {@code CTC}, {@code ACU}, {@code DMI}
     * @param country RCEP country of origin (box 11)
     */
    record Originating(List<String> criterionLines, String country, OriginBasis basis, Json.Obj trace)
            implements Qualification {
        public Originating {
            criterionLines = List.copyOf(criterionLines);
        }

        /** Box 12 shows the FOB value exactly when the criterion is RVC. */
        public boolean fobRequired() {
            return criterionLines.getFirst().equals(Criterion.RVC.name());
        }
    }

    /** It does not. */
    record NotOriginating(String reason, SmallestChange change, Json.Obj trace) implements Qualification {}

    /** It cannot be said; each finding is one question. */
    record NeedsData(List<Finding> findings, Json.Obj trace) implements Qualification {
        public NeedsData {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("what cannot be said is asked");
            }
        }
    }

    /** In the words of the builder. */
    default Determination determination() {
        return switch (this) {
            case Originating(var lines, String country, var basis, var trace) ->
                new Determination.Originating(lines, country, basis, trace);
            case NotOriginating(String reason, var change, var trace) ->
                new Determination.NotOriginating(reason, change.sentence(), trace);
            case NeedsData(var findings, var trace) -> new Determination.NeedsData(findings, trace);
        };
    }
}

package org.ecorelay.origin;

import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;

/** Whether one product originates. Unknown is never "originating". */
public sealed interface Determination {
    /** How this was found; for the ledger. */
    Json.Obj trace();

    /**
     * It originates.
     *
     * @param criterionLines box 10, one to three lines: {@code CTC}, {@code ACU}
     * @param country RCEP country of origin (box 11, RCEP 2.6)
     * @param basis what the criterion rests on
     */
    record Originating(List<String> criterionLines, String country, OriginBasis basis, Json.Obj trace)
            implements Determination {
        public Originating {
            criterionLines = List.copyOf(criterionLines);
        }

        /** How much of the room of its criterion is left, 0 to 1, rounded down; empty where nothing was computed. */
        public Optional<String> margin() {
            return trace.object("chosen").text("margin");
        }
    }

    /** It does not originate; {@code fix} is the smallest change that would make it qualify. */
    record NotOriginating(String reason, String fix, Json.Obj trace) implements Determination {}

    /** It cannot be said yet; each finding is one question. */
    record NeedsData(List<Finding> findings, Json.Obj trace) implements Determination {
        public NeedsData {
            findings = List.copyOf(findings);
        }
    }
}

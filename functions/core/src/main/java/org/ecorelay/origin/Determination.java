package org.ecorelay.origin;

import java.util.List;
import org.ecorelay.certificate.Finding;
import org.ecorelay.json.Json;

/** Whether one product originates. Unknown is never "originating". */
public sealed interface Determination {
    /**
     * It originates.
     *
     * @param criterionLines box 10, one to three lines: {@code CTC}, {@code ACU}
     * @param country RCEP country of origin (box 11, RCEP 2.6)
     * @param trace how this was found, for the ledger
     */
    record Originating(List<String> criterionLines, String country, Json.Obj trace) implements Determination {
        public Originating {
            criterionLines = List.copyOf(criterionLines);
        }
    }

    /** It does not originate; {@code fix} is the smallest change that would make it qualify. */
    record NotOriginating(String reason, String fix, Json.Obj trace) implements Determination {}

    /** It cannot be said yet. */
    record NeedsData(List<Finding> findings) implements Determination {
        public NeedsData {
            findings = List.copyOf(findings);
        }
    }
}

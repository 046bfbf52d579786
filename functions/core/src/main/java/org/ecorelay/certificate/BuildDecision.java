package org.ecorelay.certificate;

import java.util.List;
import java.util.Set;
import org.ecorelay.json.Json;

/** What to do with an accepted order, decided from what is known of it. */
sealed interface BuildDecision {
    /** Sign this. */
    record Sign(Json.Obj credential, Json.Obj trace, boolean submit) implements BuildDecision {}

    /** Ask the exporter; {@code missingSkus} are products without a profile. */
    record Ask(List<Finding> findings, Set<String> missingSkus) implements BuildDecision {}

    /** The goods do not originate. */
    record NotQualified(String reason, String fix, Json.Obj trace) implements BuildDecision {
        /** The same as a finding. */
        Finding finding() {
            return Finding.of("NOT_QUALIFIED", null, reason, fix);
        }
    }

    /** Nothing has to be proven. */
    record NotRequired(State.NotRequired.Reason reason) implements BuildDecision {}
}

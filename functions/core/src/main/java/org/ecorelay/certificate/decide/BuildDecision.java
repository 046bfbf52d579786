package org.ecorelay.certificate.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.certificate.State;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;

/** What to do with an accepted order, decided from what is known of it. */
public sealed interface BuildDecision {
    /**
     * Sign this.
     *
     * @param application what was applied for at the issuing body, or empty for a declaration
     * @param issued the issued certificate that it rests on, by body and number, or empty
     */
    record Sign(
            Json.Obj credential,
            Json.Obj trace,
            boolean submit,
            Optional<Json.Obj> application,
            Optional<String> issued)
            implements BuildDecision {
        static Sign declared(Json.Obj credential, Json.Obj trace, boolean submit) {
            return new Sign(credential, trace, submit, Optional.empty(), Optional.empty());
        }

        static Sign applied(
                Json.Obj credential, Json.Obj trace, boolean submit, Json.Obj application, Optional<String> issued) {
            return new Sign(credential, trace, submit, Optional.of(application), issued);
        }
    }

    /** Wait for the certificate of the issuing body; this is what it is asked for with, and how it was found. */
    record Await(Json.Obj application, Json.Obj trace) implements BuildDecision {}

    /** Ask the exporter; {@code missingSkus} are products without a profile. */
    record Ask(List<Finding> findings, Set<String> missingSkus) implements BuildDecision {}

    /** The goods do not originate. */
    record NotQualified(String reason, String fix, Json.Obj trace) implements BuildDecision {
        /** The same as a finding. */
        public Finding finding() {
            return Finding.of("NOT_QUALIFIED", null, reason, fix);
        }
    }

    /** Nothing has to be proven. */
    record NotRequired(State.NotRequired.Reason reason) implements BuildDecision {}
}

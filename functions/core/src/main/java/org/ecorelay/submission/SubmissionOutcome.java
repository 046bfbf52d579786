package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecorelay.finding.Finding;

/** What is known after one attempt to submit. A caller must handle all five. */
public sealed interface SubmissionOutcome {
    /** The platform has it; the verdict comes later and is asked for under our document id. */
    record Filed(String reference, Instant filedAt) implements SubmissionOutcome {}

    /** The platform has it and has decided at once. */
    record Decided(String reference, Verdict verdict) implements SubmissionOutcome {}

    /** The e-CO breaks a rule; sending the same bytes again gives the same answer. */
    record Refused(List<Finding> findings) implements SubmissionOutcome {
        public Refused {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a refusal names at least one finding");
            }
        }
    }

    /** The platform has certainly not taken it (429, 503 with Retry-After, connection refused). */
    record Deferred(Duration retryAfter, String reason) implements SubmissionOutcome {}

    /** It may have arrived (time-out, reset, unreadable answer). Ask before sending again. */
    record Unknown(String reason) implements SubmissionOutcome {}
}

package org.ecorelay.origin.qualify;

import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;

/** What one alternative comes to. */
sealed interface Outcome {
    /** It is met. */
    record Passed(Margin margin, boolean deMinimis) implements Outcome {}

    /** It is not met; {@code change} is what would meet it, where that can be computed. */
    record Failed(String reason, Optional<SmallestChange> change) implements Outcome {}

    /** It cannot be said. */
    record Open(List<Finding> findings) implements Outcome {
        public Open {
            findings = List.copyOf(findings);
        }
    }

    static Outcome open(Finding finding) {
        return new Open(List.of(finding));
    }
}

package org.ecorelay.origin.qualify;

import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;

/** The RCEP country of origin (2.6), or what must be known to name it. */
sealed interface Country {
    /**
     * It can be named.
     *
     * @param code ISO 3166-1 alpha-2 (box 11)
     * @param line for box 10, when it is claimed under 2.6.6
     * @param why the paragraph and its arithmetic
     */
    record Named(String code, Optional<String> line, String why) implements Country {}

    /** It cannot. */
    record Open(List<Finding> findings) implements Country {
        public Open {
            findings = List.copyOf(findings);
        }
    }
}

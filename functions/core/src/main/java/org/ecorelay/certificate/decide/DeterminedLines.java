package org.ecorelay.certificate.decide;

import java.util.List;
import org.ecorelay.json.Json;

/**
 * The lines of one part, each with what was determined for it. A certificate covers those that originate; it does not exist
 * when none does.
 */
record DeterminedLines(List<LineOrigin> all) {
    DeterminedLines {
        all = List.copyOf(all);
    }

    List<DeclaredLine> covered() {
        return all.stream()
                .filter(LineOrigin.Covered.class::isInstance)
                .map(line -> ((LineOrigin.Covered) line).declared())
                .toList();
    }

    List<LineOrigin.Held> held() {
        return all.stream()
                .filter(LineOrigin.Held.class::isInstance)
                .map(LineOrigin.Held.class::cast)
                .toList();
    }

    private List<LineOrigin.Refused> refused() {
        return all.stream()
                .filter(LineOrigin.Refused.class::isInstance)
                .map(LineOrigin.Refused.class::cast)
                .toList();
    }

    /** The first line speaks for all; the trace has every one. */
    BuildDecision.NotQualified notQualified(Json.Obj trace) {
        LineOrigin.Refused first = refused().getFirst();
        String reason = first.no().reason();
        String fix = first.no().fix();
        return all.size() == 1
                ? new BuildDecision.NotQualified(reason, fix, trace)
                : new BuildDecision.NotQualified(
                        "None of the %d lines originates. Product %s: %s"
                                .formatted(all.size(), first.position().line().sku(), reason),
                        fix,
                        trace);
    }
}

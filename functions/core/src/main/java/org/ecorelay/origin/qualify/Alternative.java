package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.Criterion;

/**
 * One way to qualify and what it comes to.
 *
 * @param term as in the rule, with the formula for RVC40
 * @param arithmetic what was computed, in words and figures
 * @param cumulated it is met only with materials of other Parties (3.4)
 */
record Alternative(Criterion criterion, String term, String arithmetic, Outcome outcome, boolean cumulated) {
    /** Of equal margins, the criterion that rests on the fewest figures. */
    private static final List<Criterion> PREFERENCE =
            List.of(Criterion.WO, Criterion.PE, Criterion.CTC, Criterion.CR, Criterion.RVC);

    Alternative(Criterion criterion, String term, String arithmetic, Outcome outcome) {
        this(criterion, term, arithmetic, outcome, false);
    }

    Alternative with(Outcome other) {
        return new Alternative(criterion, term, arithmetic, other, cumulated);
    }

    Alternative byCumulation() {
        return new Alternative(criterion, term, arithmetic, outcome, true);
    }

    /** The alternative that is met with the widest margin. */
    static Optional<Alternative> widest(List<Alternative> alternatives) {
        return alternatives.stream()
                .filter(one -> one.outcome instanceof Outcome.Passed)
                .sorted(Comparator.comparingInt(one -> PREFERENCE.indexOf(one.criterion)))
                .reduce((best, next) -> next.margin().widerThan(best.margin()) ? next : best);
    }

    private Margin margin() {
        return outcome instanceof Outcome.Passed(Margin margin, boolean deMinimis)
                ? margin
                : new Margin(BigDecimal.ZERO, BigDecimal.ONE);
    }

    /** Box 10: the criterion, then ACU and DMI, which never stand alone. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(criterion.name());
        if (cumulated) {
            lines.add("ACU");
        }
        if (outcome instanceof Outcome.Passed(Margin margin, boolean deMinimis) && deMinimis) {
            lines.add("DMI");
        }
        return lines;
    }

    List<Finding> findings() {
        return outcome instanceof Outcome.Open(var findings) ? findings : List.of();
    }

    Optional<SmallestChange> change() {
        return outcome instanceof Outcome.Failed(String reason, var change) ? change : Optional.empty();
    }

    Json.Obj json() {
        var json = Json.object()
                .put("criterion", criterion.name())
                .put("term", term)
                .put("arithmetic", arithmetic);
        return switch (outcome) {
            case Outcome.Passed(Margin margin, boolean deMinimis) ->
                json.put("result", "PASSED")
                        .put("margin", margin.text())
                        .put("cumulation", cumulated)
                        .put("deMinimis", deMinimis)
                        .build();
            case Outcome.Failed(String reason, var change) ->
                json.put("result", "FAILED")
                        .put("reason", reason)
                        .putIfPresent("change", change.map(one -> Json.text(one.sentence())))
                        .build();
            case Outcome.Open(var findings) ->
                json.put("result", "OPEN")
                        // Their texts stand with the questions that are asked; an open alternative need not be one.
                        .put(
                                "questions",
                                Json.array(findings.stream()
                                        .map(finding -> Json.text(finding.code() + " " + finding.pointer()))))
                        .build();
        };
    }
}

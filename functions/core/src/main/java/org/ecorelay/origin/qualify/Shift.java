package org.ecorelay.origin.qualify;

import java.util.List;
import java.util.stream.Collectors;
import org.ecorelay.origin.Criterion;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.rule.Term;

/** The change in tariff classification of every non-originating material, with de minimis for the rest. */
final class Shift {
    private Shift() {}

    static Alternative of(Facts facts, Term.Shift term) {
        List<Used> foreign = facts.nonOriginating();
        // A material without a code is not shown to change; only de minimis can cover it.
        List<Used> unshifted = foreign.stream()
                .filter(used ->
                        used.hs().map(code -> !term.metBy(code, facts.hs())).orElse(true))
                .toList();
        if (facts.processed().isEmpty()) {
            return alternative(term, "no materials are known", Outcome.open(Questions.bill(facts)));
        }
        String changes = foreign.stream()
                .map(used -> "%s %s → %s: %s"
                        .formatted(
                                used.id(),
                                used.hs().map(HsCode::subheading).orElse("?"),
                                facts.hs().subheading(),
                                unshifted.contains(used) ? "no" : "changes"))
                .collect(Collectors.joining("; "));
        if (unshifted.isEmpty()) {
            String all = foreign.isEmpty() ? "no non-originating materials" : changes;
            return alternative(term, all, new Outcome.Passed(Margin.FULL, false));
        }
        var allowance = new DeMinimis(facts, unshifted);
        return alternative(term, changes + "; " + allowance.arithmetic(), allowance.outcome());
    }

    private static Alternative alternative(Term.Shift term, String arithmetic, Outcome outcome) {
        return new Alternative(Criterion.CTC, term.text(), arithmetic, outcome);
    }
}

package org.ecorelay.origin.qualify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.origin.Criterion;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.rule.Rule;
import org.ecorelay.origin.rule.Term;

/** All ways in which a good may qualify, each computed, whether another one is met or not. */
final class Alternatives {
    private Alternatives() {}

    /** WO where it is claimed or ruled, PE always, and each term of the rule. */
    static List<Alternative> of(Facts facts, Optional<Rule> rule) {
        var alternatives = new ArrayList<Alternative>();
        List<Term> terms = rule.map(Rule::terms).orElse(List.of());
        if (facts.whollyObtained().isPresent() || terms.contains(new Term.WhollyObtained())) {
            alternatives.add(Obtained.wholly(facts));
        }
        alternatives.add(Obtained.exclusively(facts));
        List<Alternative> together = byRule(facts, terms);
        List<Alternative> alone = byRule(facts.withoutCumulation(), terms);
        for (int i = 0; i < together.size(); i++) {
            Alternative one = together.get(i);
            alternatives.add(rests(one, alone.get(i)) ? one.byCumulation() : one);
        }
        return alternatives;
    }

    /** Cumulation is relied on when the same claim would not stand without it. */
    private static boolean rests(Alternative one, Alternative alone) {
        return one.outcome() instanceof Outcome.Passed
                && !(alone.outcome() instanceof Outcome.Passed && alone.lines().equals(one.lines()));
    }

    private static List<Alternative> byRule(Facts facts, List<Term> terms) {
        var alternatives = new ArrayList<Alternative>();
        for (Term term : terms) {
            switch (term) {
                case Term.WhollyObtained() -> {}
                case Term.Shift shift -> alternatives.add(Shift.of(facts, shift));
                case Term.ValueContent() -> {
                    alternatives.add(ValueContent.buildDown(facts));
                    facts.costs().ifPresent(costs -> alternatives.add(ValueContent.buildUp(facts, costs)));
                }
                case Term.Reaction() -> alternatives.add(reaction(facts));
            }
        }
        return alternatives.stream().map(one -> beyondMinimal(facts, one)).toList();
    }

    private static Alternative reaction(Facts facts) {
        Outcome outcome = facts.reaction()
                .<Outcome>map(took -> took
                        ? new Outcome.Passed(Margin.FULL, false)
                        : new Outcome.Failed("No chemical reaction took place.", Optional.empty()))
                .orElseGet(() -> Outcome.open(Questions.reaction(facts)));
        String stated = facts.reaction().map(took -> took ? "yes" : "no").orElse("not stated");
        return new Alternative(
                Criterion.CR, "CR", "chemical reaction in %s: %s".formatted(facts.party(), stated), outcome);
    }

    /** RCEP 3.6 stands above every rule, but only where non-originating materials are worked. */
    private static Alternative beyondMinimal(Facts facts, Alternative one) {
        List<Used> foreign = facts.nonOriginating();
        // Without a bill nobody can say that no non-originating material was worked.
        if (foreign.isEmpty() && !facts.processed().isEmpty()) {
            return one;
        }
        boolean passed = one.outcome() instanceof Outcome.Passed;
        return switch (facts.processing()) {
            case Processing.Substantial() -> one;
            case Processing.NotStated() -> passed ? one.with(Outcome.open(Questions.processing(facts))) : one;
            case Processing.OnlyMinimal minimal ->
                one.with(new Outcome.Failed(
                        "Only minimal operations were done (RCEP 3.6).",
                        passed ? Optional.of(new SmallestChange.WorkFurther(minimal.operations())) : Optional.empty()));
        };
    }
}

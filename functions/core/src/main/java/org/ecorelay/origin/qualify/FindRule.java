package org.ecorelay.origin.qualify;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Intermediate;
import org.ecorelay.origin.rule.AppliedRule;
import org.ecorelay.origin.rule.HsEdition;
import org.ecorelay.origin.rule.Rule;
import org.ecorelay.origin.rule.RuleBook;

/** The rule of a good, or of an intermediate: that of a pack, or, where none has one, the one that its exporter states. */
final class FindRule {
    private final RuleBook rules;
    private final boolean mayState;

    FindRule(RuleBook rules, boolean mayState) {
        this.rules = rules;
        this.mayState = mayState;
    }

    /** What was found. */
    sealed interface Result {
        record Found(AppliedRule rule) implements Result {}

        record Unknown(List<Finding> questions) implements Result {}
    }

    Result of(Good good, HsCode hs, LocalDate day) {
        return of(good.statedRule(), good.pointer(), good.pointer(), hs, day);
    }

    /** The rule of an intermediate, which is found as that of a good is. */
    Result of(Intermediate made, Facts facts, LocalDate day) {
        return of(made.statedRule(), facts.pointer(), facts.making(), facts.hs(), day);
    }

    /**
     * @param classified where the code is
     * @param stating where a rule can be stated
     */
    @SuppressWarnings("MissingSummary")
    private Result of(Optional<Good.StatedRule> stated, String classified, String stating, HsCode hs, LocalDate day) {
        return switch (rules.find(hs, day)) {
            // A sourced row goes before a statement: whoever states an easier rule gains nothing.
            case RuleBook.Lookup.Found(var rule) -> new Result.Found(rule);
            case RuleBook.Lookup.NotTransposed(var rule, var edition) ->
                stated(stated, stating, day, RuleQuestions.notTransposed(classified, rule, edition));
            case RuleBook.Lookup.Missing() -> stated(stated, stating, day, RuleQuestions.missing(classified, hs));
        };
    }

    private Result stated(Optional<Good.StatedRule> stated, String pointer, LocalDate day, Finding otherwise) {
        if (stated.isEmpty()) {
            return unknown(otherwise);
        }
        if (!mayState) {
            return unknown(RuleQuestions.statedForbidden(pointer));
        }
        String source = stated.get().source().strip();
        if (source.isEmpty()) {
            return unknown(RuleQuestions.statedUnsourced(pointer));
        }
        return switch (Rule.parse(stated.get().text())) {
            case Rule.Reading.Valid(Rule rule) ->
                new Result.Found(new AppliedRule(
                        AppliedRule.Basis.STATED,
                        rule,
                        source,
                        "stated by the exporter",
                        HsEdition.inOperation(day),
                        ""));
            case Rule.Reading.Invalid(int position, String message) ->
                unknown(RuleQuestions.statedInvalid(pointer, position, message));
        };
    }

    private static Result unknown(Finding finding) {
        return new Result.Unknown(List.of(finding));
    }
}

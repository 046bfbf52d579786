package org.ecorelay.origin.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecorelay.origin.HsCode;

/**
 * A versioned set of product-specific rules in one HS edition, free of overlaps (see {@link RulePackReader}).
 *
 * @param validUntil the last day, or empty
 */
public record RulePack(
        String name,
        String version,
        HsEdition edition,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        List<ScopedRule> rules) {
    public RulePack {
        rules = List.copyOf(rules);
    }

    /** The result of reading a pack. */
    public sealed interface Reading {
        /** Every row is good. */
        record Valid(RulePack pack) implements Reading {}

        /** At least one row is not. */
        record Invalid(List<Problem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * One thing that is wrong in a file.
     *
     * @param line from 1
     */
    public record Problem(int line, String message) {}

    boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom)
                && validUntil.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** The rule of the most specific scope that covers a code of this pack's edition. */
    public Optional<ScopedRule> find(HsCode code) {
        return rules.stream()
                .filter(rule -> rule.scope().covers(code))
                .max(Comparator.comparingInt(rule -> rule.scope().digits()));
    }
}

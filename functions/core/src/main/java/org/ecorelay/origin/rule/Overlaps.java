package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Two rules of the same level for the same code: neither is more specific, so neither could be chosen. */
final class Overlaps {
    private Overlaps() {}

    static List<RulePack.Problem> of(List<ScopedRule> rules) {
        var problems = new ArrayList<RulePack.Problem>();
        List<ScopedRule> sorted = rules.stream()
                .sorted(Comparator.comparingInt(
                                (ScopedRule rule) -> rule.scope().digits())
                        .thenComparing(rule -> rule.scope().first())
                        .thenComparingInt(ScopedRule::line))
                .toList();
        // The widest so far, not the one before: a range may reach over several rows.
        ScopedRule widest = null;
        for (ScopedRule rule : sorted) {
            if (widest != null && widest.scope().overlaps(rule.scope())) {
                problems.add(new RulePack.Problem(
                        Math.max(rule.line(), widest.line()),
                        "%s overlaps %s of line %d"
                                .formatted(rule.scope(), widest.scope(), Math.min(rule.line(), widest.line()))));
            }
            if (widest == null || reachesFurther(rule.scope(), widest.scope())) {
                widest = rule;
            }
        }
        return problems;
    }

    private static boolean reachesFurther(HsScope scope, HsScope other) {
        return scope.digits() != other.digits() || scope.last().compareTo(other.last()) > 0;
    }
}

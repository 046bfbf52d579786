package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.Criterion;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.ProductionCosts;

/** RVC40 by both formulas of RCEP 3.5; compared by multiplication, because a quotient would have to be rounded. */
final class ValueContent {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THRESHOLD = BigDecimal.valueOf(40);
    private static final BigDecimal ROOM = HUNDRED.subtract(THRESHOLD);
    private static final int SHOWN_DIGITS = 4;

    private ValueContent() {}

    static Alternative buildDown(Facts facts) {
        List<Used> foreign =
                facts.valued().stream().filter(Used::nonOriginating).toList();
        List<Finding> questions = questions(facts);
        questions.addAll(Questions.values(foreign));
        if (!questions.isEmpty()) {
            return open("build-down", "not computed", questions);
        }
        BigDecimal fob = facts.fob().orElseThrow();
        BigDecimal vnm = Sums.atLeast(foreign);
        BigDecimal content = fob.subtract(vnm);
        String arithmetic = "(FOB %s - VNM %s) * 100 = %s; 40 * FOB = %s; RVC %s %%"
                .formatted(
                        fob.toPlainString(),
                        vnm.toPlainString(),
                        content.multiply(HUNDRED).toPlainString(),
                        fob.multiply(THRESHOLD).toPlainString(),
                        percent(content, fob));
        BigDecimal excess = vnm.subtract(fob.multiply(ROOM).movePointLeft(2));
        return alternative(
                "build-down",
                arithmetic,
                outcome(
                        content,
                        fob,
                        Optional.of(excess)
                                .filter(over -> over.signum() > 0)
                                .map(over -> SmallestChange.replace(foreign, over, facts.currency()))));
    }

    static Alternative buildUp(Facts facts, ProductionCosts costs) {
        List<Finding> questions = questions(facts);
        if (!questions.isEmpty()) {
            return open("build-up", "not computed", questions);
        }
        BigDecimal fob = facts.fob().orElseThrow();
        BigDecimal vom = Sums.atLeast(
                facts.valued().stream().filter(used -> !used.nonOriginating()).toList());
        BigDecimal content = costs.all().stream().map(Money::amount).reduce(vom, BigDecimal::add);
        String arithmetic =
                "VOM %s + labour %s + overhead %s + profit %s + other %s = %s; * 100 = %s; 40 * FOB = %s; RVC %s %%"
                        .formatted(
                                vom.toPlainString(),
                                costs.labour().amount().toPlainString(),
                                costs.overhead().amount().toPlainString(),
                                costs.profit().amount().toPlainString(),
                                costs.other().amount().toPlainString(),
                                content.toPlainString(),
                                content.multiply(HUNDRED).toPlainString(),
                                fob.multiply(THRESHOLD).toPlainString(),
                                percent(content, fob));
        BigDecimal vnm = Sums.atLeast(
                facts.valued().stream().filter(Used::nonOriginating).toList());
        return content.add(vnm).compareTo(fob) > 0
                ? open("build-up", arithmetic, List.of(Questions.costs(facts.making())))
                : alternative("build-up", arithmetic, outcome(content, fob, Optional.empty()));
    }

    private static List<Finding> questions(Facts facts) {
        var questions = new ArrayList<Finding>();
        if (facts.processed().isEmpty()) {
            questions.add(Questions.bill(facts));
        }
        if (facts.fob().isEmpty()) {
            questions.add(Questions.fob(facts));
        }
        return questions;
    }

    private static Outcome outcome(BigDecimal content, BigDecimal fob, Optional<? extends SmallestChange> change) {
        BigDecimal over = content.multiply(HUNDRED).subtract(fob.multiply(THRESHOLD));
        return over.signum() >= 0
                ? new Outcome.Passed(new Margin(over, fob.multiply(ROOM)), false)
                : new Outcome.Failed(
                        "RVC is %s %%, needs 40 %%.".formatted(percent(content, fob)), change.map(one -> one));
    }

    /** For people, rounded down: 39.9999 never shows as 40. */
    private static String percent(BigDecimal content, BigDecimal fob) {
        BigDecimal percent = content.multiply(HUNDRED).divide(fob, SHOWN_DIGITS, RoundingMode.FLOOR);
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    private static Alternative open(String formula, String arithmetic, List<Finding> questions) {
        return alternative(formula, arithmetic, new Outcome.Open(questions));
    }

    private static Alternative alternative(String formula, String arithmetic, Outcome outcome) {
        return new Alternative(Criterion.RVC, "RVC40 " + formula, arithmetic, outcome);
    }
}

package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;

/**
 * RCEP 3.7: non-originating materials that do not change their classification may come to 10 per cent of the FOB value
 * or, in chapters 50 to 63, of the weight of the good; either is enough.
 *
 * @param unshifted at least one
 */
record DeMinimis(Facts facts, List<Used> unshifted) {
    private static final int FIRST_TEXTILE_CHAPTER = 50;
    private static final int LAST_TEXTILE_CHAPTER = 63;

    Outcome outcome() {
        Optional<Margin> byValue = margin(value(), facts.fob());
        Optional<Margin> byWeight = margin(weight(), totalWeight());
        Optional<Margin> widest = byValue.isPresent() && byWeight.isPresent()
                ? Optional.of(byWeight.get().widerThan(byValue.get()) ? byWeight.get() : byValue.get())
                : byValue.or(() -> byWeight);
        if (widest.isPresent()) {
            return new Outcome.Passed(widest.get(), true);
        }
        List<Finding> questions = questions();
        if (!questions.isEmpty()) {
            return new Outcome.Open(questions);
        }
        BigDecimal excess = value().orElseThrow().subtract(tenth(facts.fob().orElseThrow()));
        return new Outcome.Failed(
                "Non-originating materials that do not change their classification exceed 10 % (RCEP 3.7).",
                Optional.of(SmallestChange.replace(unshifted, excess, facts.currency())));
    }

    private List<Finding> questions() {
        var questions = new ArrayList<>(Questions.codes(
                unshifted.stream().filter(used -> used.hs().isEmpty()).toList()));
        if (facts.fob().isEmpty()) {
            questions.add(Questions.fob(facts));
        }
        questions.addAll(Questions.values(unshifted));
        if (textile() && (weight().isEmpty() || totalWeight().isEmpty())) {
            questions.add(Questions.weight(facts));
        }
        return questions;
    }

    String arithmetic() {
        String byValue = "3.7 (a): %s ≤ 10 %% of FOB %s".formatted(text(value()), text(facts.fob()));
        return textile()
                ? byValue + "; 3.7 (b): %s kg ≤ 10 %% of %s kg".formatted(text(weight()), text(totalWeight()))
                : byValue;
    }

    private static String text(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::toPlainString).orElse("not known");
    }

    private static Optional<Margin> margin(Optional<BigDecimal> part, Optional<BigDecimal> whole) {
        return part.flatMap(some -> whole.map(all -> new Margin(tenth(all).subtract(some), tenth(all))))
                .filter(margin -> margin.part().signum() >= 0);
    }

    private static BigDecimal tenth(BigDecimal amount) {
        return amount.movePointLeft(1);
    }

    private Optional<BigDecimal> value() {
        return Sums.values(unshifted);
    }

    private Optional<BigDecimal> weight() {
        return textile()
                ? Sums.of(
                        unshifted.stream().map(used -> used.material().weight()).toList())
                : Optional.empty();
    }

    private Optional<BigDecimal> totalWeight() {
        return facts.weight().filter(kilograms -> kilograms.signum() > 0);
    }

    private boolean textile() {
        int chapter = facts.hs().chapter();
        return chapter >= FIRST_TEXTILE_CHAPTER && chapter <= LAST_TEXTILE_CHAPTER;
    }
}

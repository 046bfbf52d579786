package org.ecorelay.origin.qualify;

import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.Criterion;
import org.ecorelay.origin.bill.WhollyObtained;

/** The criteria that allow no non-originating material: WO (RCEP 3.2 a, 3.3) and PE (3.2 b). */
final class Obtained {
    /** Machines, vehicles, instruments, arms: nothing there grows, is mined or caught; only their scrap is collected. */
    private static final int FIRST_MADE_CHAPTER = 84;

    private static final int LAST_MADE_CHAPTER = 93;

    private Obtained() {}

    static Alternative wholly(Facts facts) {
        List<Used> foreign = facts.nonOriginating();
        String arithmetic = "%s; non-originating materials: %d"
                .formatted(
                        facts.whollyObtained().map(WhollyObtained::article).orElse("no case of RCEP 3.3 is stated"),
                        foreign.size());
        return new Alternative(Criterion.WO, "WO", arithmetic, wholly(facts, foreign));
    }

    private static Outcome wholly(Facts facts, List<Used> foreign) {
        if (!foreign.isEmpty()) {
            return new Outcome.Failed(
                    "It is made with non-originating materials.",
                    facts.whollyObtained().map(stated -> SmallestChange.replaceAll(foreign, facts.currency())));
        }
        if (facts.whollyObtained().isEmpty()) {
            return facts.processed().isEmpty()
                    ? Outcome.open(Questions.bill(facts))
                    : new Outcome.Failed("No case of RCEP 3.3 is stated.", Optional.empty());
        }
        boolean made = facts.hs().chapter() >= FIRST_MADE_CHAPTER && facts.hs().chapter() <= LAST_MADE_CHAPTER;
        if (made && facts.whollyObtained().get() != WhollyObtained.WASTE_AND_SCRAP) {
            return Outcome.open(Finding.of("CRITERION_IMPLAUSIBLE", facts.pointer() + "/whollyObtained"));
        }
        return new Outcome.Passed(Margin.FULL, false);
    }

    static Alternative exclusively(Facts facts) {
        List<Used> foreign = facts.nonOriginating();
        String arithmetic =
                "materials: %d; non-originating: %d".formatted(facts.processed().size(), foreign.size());
        return new Alternative(Criterion.PE, "PE", arithmetic, exclusively(facts, foreign));
    }

    private static Outcome exclusively(Facts facts, List<Used> foreign) {
        if (facts.processed().isEmpty()) {
            return Outcome.open(Questions.bill(facts));
        }
        return foreign.isEmpty()
                ? new Outcome.Passed(Margin.FULL, false)
                : new Outcome.Failed(
                        "It is made with non-originating materials.",
                        Optional.of(SmallestChange.replaceAll(foreign, facts.currency())));
    }
}

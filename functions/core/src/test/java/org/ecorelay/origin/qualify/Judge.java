package org.ecorelay.origin.qualify;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.HsCorrespondence;
import org.ecorelay.origin.rule.Packs;
import org.ecorelay.origin.rule.RuleBook;
import org.ecorelay.origin.rule.RulePack;

/** Asks the engine, for tests: to Malaysia, which has no tariff differentials, in 2024. */
final class Judge {
    static final LocalDate DAY = LocalDate.of(2024, 5, 1);
    private static final String TO = "MY";

    private final QualifyGood engine;

    private Judge(QualifyGood engine) {
        this.engine = engine;
    }

    /** Knows one rule for a chapter, heading or subheading. */
    static Judge with(String scope, String rule) {
        String kind = switch (scope.length()) {
            case 2 -> "chapter";
            case 4 -> "heading";
            default -> "subheading";
        };
        return with(Packs.rule(kind, scope, rule));
    }

    static Judge with(RulePack... packs) {
        return with(AppendixLines.NONE, packs);
    }

    static Judge with(AppendixLines appendices, RulePack... packs) {
        var book = new RuleBook(Arrays.asList(packs), HsCorrespondence.NONE);
        return new Judge(new QualifyGood(book, appendices, true));
    }

    Qualification of(Making making) {
        return of(making.good());
    }

    Qualification of(Good good) {
        return of(good, Shipment.to(TO, DAY));
    }

    Qualification of(Good good, Shipment shipment) {
        return engine.qualify(good, shipment);
    }

    /** Box 10 in one line, or what else the result is: {@code CTC ACU}, {@code NOT}, {@code ?FOB_MISSING}. */
    String box10(Making making) {
        return text(of(making));
    }

    static String text(Qualification result) {
        return switch (result) {
            case Qualification.Originating yes -> String.join(" ", yes.criterionLines());
            case Qualification.NotOriginating no -> "NOT";
            case Qualification.NeedsData needs -> "?" + String.join(" ", codes(needs.findings()));
        };
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).distinct().toList();
    }
}

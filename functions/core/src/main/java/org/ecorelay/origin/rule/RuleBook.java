package org.ecorelay.origin.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.origin.HsCode;

/** All packs of an account. Finds the rule of a product on a day; no rule is never a pass. */
public final class RuleBook {
    private final List<RulePack> packs;
    private final HsCorrespondence correspondence;

    /** Among packs that are equally good the first one wins. */
    public RuleBook(List<RulePack> packs, HsCorrespondence correspondence) {
        this.packs = List.copyOf(packs);
        this.correspondence = correspondence;
    }

    /** What is known about the rule of a product. */
    public sealed interface Lookup {
        /** There is one. */
        record Found(AppliedRule rule) implements Lookup {}

        /** There is one in an older edition, and nothing says that it still means the same goods. */
        record NotTransposed(ScopedRule rule, HsEdition edition) implements Lookup {}

        /** No pack has one. */
        record Missing() implements Lookup {}
    }

    /**
     * Finds the rule for a code of the edition that is in operation on {@code day}. A pack in that edition goes before
     * one in an older edition; within an edition the most specific scope wins.
     */
    public Lookup find(HsCode code, LocalDate day) {
        HsEdition edition = HsEdition.inOperation(day);
        Optional<Row> current = row(code, day, edition);
        if (current.isPresent()) {
            return found(current.get(), "");
        }
        List<Row> older = Stream.of(HsEdition.HS2017, HsEdition.HS2012)
                .filter(candidate -> candidate.compareTo(edition) < 0)
                .flatMap(candidate -> row(code, day, candidate).stream())
                .toList();
        return older.stream()
                .filter(row -> row.rule.scopeUnchanged())
                .findFirst()
                .map(row -> found(
                        row,
                        "printed in %s; the pack says that the scope %s is unchanged in %s"
                                .formatted(row.pack.edition(), row.rule.scope(), edition)))
                .or(() -> corresponding(code, day, edition))
                .orElseGet(() -> older.isEmpty()
                        ? new Lookup.Missing()
                        : new Lookup.NotTransposed(
                                older.getFirst().rule, older.getFirst().pack.edition()));
    }

    /** All goods of the newer code come from older codes that have one and the same rule. */
    private Optional<Lookup> corresponding(HsCode code, LocalDate day, HsEdition edition) {
        if (edition != HsEdition.HS2022) {
            return Optional.empty();
        }
        return Stream.of(HsEdition.HS2017, HsEdition.HS2012)
                .flatMap(older -> transposed(code, day, older).stream())
                .findFirst();
    }

    private Optional<Lookup> transposed(HsCode code, LocalDate day, HsEdition printed) {
        List<HsCode> predecessors = correspondence.predecessors(code, printed);
        List<Row> rows = predecessors.stream()
                .flatMap(older -> row(older, day, printed).stream())
                .toList();
        boolean complete = !rows.isEmpty() && rows.size() == predecessors.size();
        long different =
                rows.stream().map(row -> row.rule.rule().terms()).distinct().count();
        return complete && different == 1
                ? Optional.of(found(
                        rows.getFirst(),
                        "printed for %s %s; HS2022 %s comes from it (%s)"
                                .formatted(
                                        printed,
                                        String.join(
                                                ", ",
                                                predecessors.stream()
                                                        .map(HsCode::digits)
                                                        .toList()),
                                        code.subheading(),
                                        correspondence.source(code, printed))))
                : Optional.empty();
    }

    private Optional<Row> row(HsCode code, LocalDate day, HsEdition edition) {
        return packs.stream()
                .filter(pack -> pack.edition() == edition && pack.validOn(day))
                .flatMap(pack -> pack.find(code).map(rule -> new Row(pack, rule)).stream())
                // Stable: of equally specific rows the first pack's is found.
                .sorted(Comparator.comparingInt((Row row) -> row.rule.scope().digits())
                        .reversed())
                .findFirst();
    }

    private static Lookup found(Row row, String transposition) {
        return new Lookup.Found(new AppliedRule(
                AppliedRule.Basis.PACK,
                row.rule.rule(),
                row.rule.source(),
                "%s %s, scope %s".formatted(row.pack.name(), row.pack.version(), row.rule.scope()),
                row.pack.edition(),
                transposition));
    }

    private record Row(RulePack pack, ScopedRule rule) {}
}

package org.ecorelay.origin.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.RcepParties;

/**
 * The tariff lines of the importing Parties' appendices on tariff differentials (RCEP 2.6.3): the exporting Party is the
 * country of origin there only with 20 per cent of the value. Data: {@code party,hs2012,scopeUnchanged,source}, or
 * {@code hs2017}, {@code hs2022}; the code has six or, nationally, up to twelve digits.
 *
 * <p>A table is taken to be the whole appendix of each Party that it names: what it does not list is not listed. Where it is in an older
 * edition, a code is known not to be listed when none of the codes that its goods come from is.
 */
public final class AppendixLines {
    /** Knows no line of any Party. */
    public static final AppendixLines NONE = new AppendixLines(List.of(), HsCorrespondence.NONE);

    /** Parties that apply tariff differentials (Singapore Customs, handbook on rules of origin). */
    private static final Set<String> WITH_DIFFERENTIALS = Set.of("ID", "PH", "TH", "VN", "CN", "JP", "KR");

    private static final List<List<String>> HEADERS = Arrays.stream(HsEdition.values())
            .map(edition -> List.of("party", edition.column(), "scopeUnchanged", "source"))
            .toList();

    private final List<Line> lines;
    private final HsCorrespondence correspondence;

    private AppendixLines(List<Line> lines, HsCorrespondence correspondence) {
        this.lines = List.copyOf(lines);
        this.correspondence = correspondence;
    }

    /** Whether a product is in an appendix. */
    public enum Listing {
        LISTED,
        NOT_LISTED,
        /** No data of that Party, or data in another edition or for finer lines. */
        UNKNOWN
    }

    /** The result of reading a table. */
    public sealed interface Reading {
        /** Every row is good. */
        record Valid(AppendixLines lines, int rows) implements Reading {}

        /** At least one row is not. */
        record Invalid(List<RulePack.Problem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    private record Line(String party, HsEdition edition, HsCode code, boolean unchanged) {}

    /** The Parties that have an appendix. */
    public static Set<String> partiesWithDifferentials() {
        return WITH_DIFFERENTIALS;
    }

    /**
     * Reads the lines.
     *
     * @throws IllegalArgumentException for the first row that is none, with its line
     */
    public static AppendixLines read(String csv) {
        return switch (reading(csv)) {
            case Reading.Valid(AppendixLines lines, int rows) -> lines;
            case Reading.Invalid(var problems) ->
                throw new IllegalArgumentException("line %d: %s"
                        .formatted(
                                problems.getFirst().line(), problems.getFirst().message()));
        };
    }

    /** Reads the lines, or lists every bad row. */
    public static Reading reading(String csv) {
        CsvTable table = CsvTable.read(csv, HEADERS);
        var lines = new ArrayList<Line>();
        for (CsvTable.Line row : table.lines()) {
            line(table, row).ifPresent(lines::add);
        }
        return table.problems().isEmpty()
                ? new Reading.Valid(new AppendixLines(lines, HsCorrespondence.NONE), lines.size())
                : new Reading.Invalid(table.problems());
    }

    private static Optional<Line> line(CsvTable table, CsvTable.Line row) {
        HsEdition edition = HsEdition.ofColumn(table.header().get(1)).orElseThrow();
        String party = row.cell("party");
        String unchanged = row.cell("scopeUnchanged");
        Optional<HsCode> code = HsCode.parse(row.cell(edition.column()));
        if (!WITH_DIFFERENTIALS.contains(party)) {
            table.problem(
                    row.at(),
                    RcepParties.all().contains(party)
                            ? "%s has no tariff differentials".formatted(party)
                            : "party must be one of "
                                    + WITH_DIFFERENTIALS.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (code.isEmpty()) {
            table.problem(row.at(), "the code must have 6 to 12 digits");
        }
        if (!unchanged.equals("yes") && !unchanged.equals("no")) {
            table.problem(row.at(), "scopeUnchanged must be yes or no");
        }
        return code.map(digits -> new Line(party, edition, digits, unchanged.equals("yes")));
    }

    /** These lines and those of another table. */
    public AppendixLines and(AppendixLines more) {
        return new AppendixLines(
                Stream.concat(lines.stream(), more.lines.stream()).toList(), correspondence);
    }

    /** The same lines, where older editions can be compared. */
    public AppendixLines with(HsCorrespondence known) {
        return new AppendixLines(lines, known);
    }

    /** The Parties of which lines are known. */
    public Set<String> parties() {
        return lines.stream().map(Line::party).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether {@code importing} lists a product, whose code is in the edition in operation on {@code day}. */
    public Listing listing(String importing, HsCode code, LocalDate day) {
        if (!WITH_DIFFERENTIALS.contains(importing)) {
            return Listing.NOT_LISTED;
        }
        List<Line> all =
                lines.stream().filter(line -> line.party.equals(importing)).toList();
        HsEdition current = HsEdition.inOperation(day);
        List<Line> same = all.stream()
                .filter(line -> line.edition == current || line.unchanged)
                .toList();
        if (same.stream().anyMatch(line -> code.digits().startsWith(line.code.digits()))) {
            return Listing.LISTED;
        }
        boolean finer = all.stream().anyMatch(line -> line.code.digits().startsWith(code.digits()));
        if (all.isEmpty() || finer) {
            return Listing.UNKNOWN;
        }
        return all.stream()
                .filter(line -> line.edition != current)
                .map(Line::edition)
                .distinct()
                .map(edition -> older(all, edition, code))
                .reduce(Listing.NOT_LISTED, AppendixLines::worse);
    }

    /** What an older table says of the codes that the goods of a newer code come from: all the same, or nothing. */
    private Listing older(List<Line> all, HsEdition edition, HsCode code) {
        List<HsCode> predecessors = correspondence.predecessors(code, edition);
        List<Line> table = all.stream().filter(line -> line.edition == edition).toList();
        long listed = predecessors.stream()
                .filter(old -> table.stream().anyMatch(line -> old.digits().startsWith(line.code.digits())))
                .count();
        // A national line below a predecessor may be part of the newer code, or not.
        boolean near = predecessors.stream()
                .anyMatch(old -> table.stream()
                        .anyMatch(line -> line.code.digits().startsWith(old.digits())
                                && !line.code.digits().equals(old.digits())));
        if (predecessors.isEmpty() || near || (listed > 0 && listed < predecessors.size())) {
            return Listing.UNKNOWN;
        }
        return listed > 0 ? Listing.LISTED : Listing.NOT_LISTED;
    }

    private static Listing worse(Listing one, Listing other) {
        if (one == Listing.LISTED || other == Listing.LISTED) {
            return Listing.LISTED;
        }
        return one == Listing.UNKNOWN ? one : other;
    }
}

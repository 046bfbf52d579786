package org.ecorelay.origin.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.RcepParties;

/**
 * The tariff lines of the importing Parties' appendices on tariff differentials (RCEP 2.6.3): the exporting Party is the
 * country of origin there only with 20 per cent of the value. Data: {@code party,hs2012,scopeUnchanged,source} or
 * {@code hs2022}; the code has six or, nationally, up to twelve digits.
 */
public final class AppendixLines {
    /** Knows no line of any Party. */
    public static final AppendixLines NONE = new AppendixLines(HsEdition.HS2012, List.of());

    /** Parties that apply tariff differentials (Singapore Customs, handbook on rules of origin). */
    private static final Set<String> WITH_DIFFERENTIALS = Set.of("ID", "PH", "TH", "VN", "CN", "JP", "KR");

    private static final Pattern YES_OR_NO = Pattern.compile("yes|no");

    private final HsEdition edition;
    private final List<Line> lines;

    private AppendixLines(HsEdition edition, List<Line> lines) {
        this.edition = edition;
        this.lines = List.copyOf(lines);
    }

    /** Whether a product is in an appendix. */
    public enum Listing {
        LISTED,
        NOT_LISTED,
        /** No data of that Party, or data in another edition or for finer lines. */
        UNKNOWN
    }

    private record Line(String party, HsCode code, boolean unchanged) {}

    /**
     * Reads the lines.
     *
     * @throws IllegalArgumentException for the first row that is none, with its line
     */
    public static AppendixLines read(String csv) {
        List<CsvRows.Row> rows = CsvRows.of(csv).stream()
                .filter(row -> !row.cells().getFirst().startsWith("#"))
                .toList();
        HsEdition edition = edition(rows.isEmpty() ? List.of() : rows.getFirst().cells());
        var lines = new ArrayList<Line>();
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            lines.add(line(row));
        }
        return new AppendixLines(edition, lines);
    }

    private static HsEdition edition(List<String> header) {
        for (HsEdition edition : HsEdition.values()) {
            if (header.equals(List.of("party", edition.column(), "scopeUnchanged", "source"))) {
                return edition;
            }
        }
        throw new IllegalArgumentException("the header must be party,hs2012,scopeUnchanged,source (or hs2022)");
    }

    private static Line line(CsvRows.Row row) {
        List<String> cells = row.cells();
        boolean complete = !row.broken()
                && cells.size() == 4
                && RcepParties.all().contains(cells.get(0))
                && YES_OR_NO.matcher(cells.get(2)).matches()
                && !cells.get(3).isBlank();
        if (!complete) {
            throw new IllegalArgumentException(
                    "line %d must have a Party, a code, yes or no, and a source".formatted(row.line()));
        }
        HsCode code = HsCode.parse(cells.get(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "line %d must have a code of 6 to 12 digits".formatted(row.line())));
        return new Line(cells.get(0), code, cells.get(2).equals("yes"));
    }

    /** Whether {@code importing} lists a product, whose code is in the edition in operation on {@code day}. */
    public Listing listing(String importing, HsCode code, LocalDate day) {
        if (!WITH_DIFFERENTIALS.contains(importing)) {
            return Listing.NOT_LISTED;
        }
        List<Line> all =
                lines.stream().filter(line -> line.party.equals(importing)).toList();
        boolean same = edition == HsEdition.inOperation(day);
        boolean listed = all.stream()
                .filter(line -> same || line.unchanged)
                .anyMatch(line -> code.digits().startsWith(line.code.digits()));
        boolean finer = all.stream().anyMatch(line -> line.code.digits().startsWith(code.digits()));
        if (listed) {
            return Listing.LISTED;
        }
        return all.isEmpty() || !same || finer ? Listing.UNKNOWN : Listing.NOT_LISTED;
    }
}

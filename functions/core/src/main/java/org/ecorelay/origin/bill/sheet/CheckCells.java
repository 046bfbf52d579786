package org.ecorelay.origin.bill.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecorelay.code.CodeList;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Fields;
import org.ecorelay.order.OrderFields;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.bill.GoodFields;
import org.ecorelay.origin.hs.HsLookup;
import org.ecorelay.origin.hs.Nomenclature;

/** What is wrong with the cells of one row, each on its own. What is merely in doubt, such as an unlisted HS code, is asked later. */
final class CheckCells {
    private static final int MAX_SKU = 64;
    private static final Pattern SKU = Pattern.compile(OrderFields.IDENTIFIER.regex());
    /** What a spreadsheet program runs when the cell is exported again; the wide forms are taken for the narrow ones. */
    private static final Pattern FORMULA = Pattern.compile("[\\s\u3000]*[=+\\-@＝＋－＠].*|[\\t\\r].*", Pattern.DOTALL);

    private static final Pattern NEGATIVE = Pattern.compile("\\s*-\\s*[0-9][0-9.,]*\\s*");
    /** {@code 8.51830E+05}: a code or an article number that was taken for a number. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,3}");

    private static final Pattern DECIMAL = Pattern.compile(Fields.DECIMAL.regex());
    private static final Pattern CODE = Pattern.compile(GoodFields.CODE.regex());
    private static final Pattern NUMBERED = Pattern.compile(".*[0-9].*");
    static final Set<String> YES = Set.of("yes", "y", "true", "是");
    private static final Set<String> NO = Set.of("no", "n", "false", "否");

    private final List<Finding> findings = new ArrayList<>();

    private CheckCells() {}

    static boolean isSku(String cell) {
        return cell.length() <= MAX_SKU && SKU.matcher(cell).matches();
    }

    static List<Finding> of(Map<Column, String> cells) {
        var check = new CheckCells();
        cells.forEach(check::cell);
        if (check.findings.isEmpty()) {
            check.proof(cells);
        }
        return List.copyOf(check.findings);
    }

    private void cell(Column column, String raw) {
        String cell = raw.strip();
        boolean amount = column == Column.VALUE || column == Column.WEIGHT;
        if (amount && NEGATIVE.matcher(raw).matches()) {
            add(Finding.of("CSV_AMOUNT_INVALID", null, column.heading()));
        } else if (FORMULA.matcher(raw).matches()) {
            add(Finding.of("CSV_FORMULA", null, column.heading()));
        } else if ((column == Column.HS || column == Column.SKU)
                && SCIENTIFIC.matcher(cell).matches()) {
            add(Finding.of("CSV_NUMBER_DAMAGED", null, column.heading()));
        } else {
            shape(column, cell);
        }
    }

    private void shape(Column column, String cell) {
        switch (column) {
            case HS -> hs(cell);
            case VALUE, WEIGHT ->
                unless(DECIMAL.matcher(cell).matches(), Finding.of("CSV_AMOUNT_INVALID", null, column.heading()));
            case ORIGIN -> unless(CodeList.COUNTRY.contains(cell), Finding.of("CSV_COUNTRY_INVALID", null));
            case CURRENCY -> unless(CodeList.CURRENCY.contains(cell), Finding.of("CURRENCY_INVALID", null));
            case SUBSTANTIAL -> {
                if (!YES.contains(cell) && !NO.contains(cell)) {
                    add(Finding.of("CSV_YES_OR_NO", null, column.heading()));
                }
            }
            case SKU, MATERIAL, SUPPLIER, PROOF, DESCRIPTION, UNIT, RULE, RULE_SOURCE -> {
                // Their length and characters are checked with the product that they make.
            }
        }
    }

    private void hs(String cell) {
        if (cell.length() > GoodFields.MAX_CODE || !CODE.matcher(cell).matches()) {
            add(Finding.of("HS_CODE_INVALID", null, ""));
            return;
        }
        zeroLost(cell).ifPresent(whole -> add(Finding.of("CSV_ZERO_LOST", null, whole)));
    }

    /** Codes have an even number of digits; a spreadsheet takes the zero of chapters 01 to 09 for nothing. */
    private static Optional<String> zeroLost(String cell) {
        String digits = cell.replaceAll("[^0-9]", "");
        boolean odd = digits.length() % 2 == 1 && digits.length() >= 5 && cell.equals(digits);
        boolean listed = odd && Nomenclature.hs2022().lookUp("0" + digits) instanceof HsLookup.Listed;
        return listed ? Optional.of("0" + digits) : Optional.empty();
    }

    /** Whether a material counts as originating hangs on this: neither "no" nor a country that is no Party is a proof. */
    private void proof(Map<Column, String> cells) {
        String proof = cells.get(Column.PROOF);
        if (proof == null) {
            return;
        }
        String origin = cells.getOrDefault(Column.ORIGIN, "").strip();
        boolean good = cells.containsKey(Column.MATERIAL)
                && NUMBERED.matcher(proof).matches()
                && RcepParties.all().contains(origin);
        if (!good) {
            add(Finding.of("CSV_PROOF_INVALID", null));
        }
    }

    private void unless(boolean good, Finding finding) {
        if (!good) {
            add(finding);
        }
    }

    private void add(Finding finding) {
        findings.add(finding);
    }
}

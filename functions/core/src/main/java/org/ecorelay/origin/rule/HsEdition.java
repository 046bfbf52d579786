package org.ecorelay.origin.rule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The edition of the Harmonized System in which codes are written. */
public enum HsEdition {
    HS2012,
    HS2017,
    HS2022;

    /** The transposed Annex 3A came into operation on this day (MOFA Japan, JETRO, GACC). */
    private static final LocalDate TRANSPOSED = LocalDate.of(2023, 1, 1);

    /** The edition in which RCEP rules and certificates are written on a day. */
    public static HsEdition inOperation(LocalDate day) {
        return day.isBefore(TRANSPOSED) ? HS2012 : HS2022;
    }

    /** The name of the column that holds codes of this edition, {@code hs2012}. */
    String column() {
        return "hs" + name().substring(2);
    }

    /** The edition whose codes stand in a column, or empty. */
    static Optional<HsEdition> ofColumn(String column) {
        return Arrays.stream(values())
                .filter(edition -> edition.column().equals(column))
                .findFirst();
    }
}

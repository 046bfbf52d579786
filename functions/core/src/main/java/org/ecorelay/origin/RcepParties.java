package org.ecorelay.origin;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fifteen Parties and the day on which the Agreement entered into force for each.
 *
 * <p>Sources: JETRO, GACC notices, MOFA Japan; Myanmar as China applies it (2022-05-01).
 */
public final class RcepParties {
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final Map<String, LocalDate> IN_FORCE = Map.ofEntries(
            Map.entry("AU", FIRST),
            Map.entry("BN", FIRST),
            Map.entry("KH", FIRST),
            Map.entry("CN", FIRST),
            Map.entry("JP", FIRST),
            Map.entry("LA", FIRST),
            Map.entry("NZ", FIRST),
            Map.entry("SG", FIRST),
            Map.entry("TH", FIRST),
            Map.entry("VN", FIRST),
            Map.entry("KR", LocalDate.of(2022, 2, 1)),
            Map.entry("MY", LocalDate.of(2022, 3, 18)),
            Map.entry("MM", LocalDate.of(2022, 5, 1)),
            Map.entry("ID", LocalDate.of(2023, 1, 2)),
            Map.entry("PH", LocalDate.of(2023, 6, 2)));

    private RcepParties() {}

    /** ISO 3166-1 alpha-2 codes of all Parties. */
    public static Set<String> all() {
        return IN_FORCE.keySet();
    }

    /** Whether the Agreement is in force between two countries on a day. A country is no partner of itself. */
    public static boolean inForce(String exporting, String importing, LocalDate day) {
        return !exporting.equals(importing) && inForce(exporting, day) && inForce(importing, day);
    }

    private static boolean inForce(String country, LocalDate day) {
        return Optional.ofNullable(IN_FORCE.get(country))
                .filter(from -> !day.isBefore(from))
                .isPresent();
    }
}

package org.ecorelay.origin;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fifteen Parties and the day from which the Agreement is applied between two of them: the later of the days on which it entered into force for
 * each, except where a Party is applied by some of the others only.
 *
 * <p>Sources: JETRO, GACC notices, MOFA Japan. Myanmar: China applies the Agreement to it from 2022-05-01; Australia listed it as not in force on
 * 2022-12-22; of the others no source was read, so that nothing is assumed.
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
            Map.entry("ID", LocalDate.of(2023, 1, 2)),
            Map.entry("PH", LocalDate.of(2023, 6, 2)));

    /** What holds only between two of them. */
    private static final Map<Set<String>, LocalDate> BETWEEN = Map.of(Set.of("MM", "CN"), LocalDate.of(2022, 5, 1));

    private static final Set<String> ALL = Stream.concat(
                    IN_FORCE.keySet().stream(), BETWEEN.keySet().stream().flatMap(Set::stream))
            .collect(Collectors.toUnmodifiableSet());

    private RcepParties() {}

    /** ISO 3166-1 alpha-2 codes of all Parties. */
    public static Set<String> all() {
        return ALL;
    }

    /** The day from which the Agreement is applied between two Parties, or empty when it is not, as far as is known. */
    public static Optional<LocalDate> from(String importing, String exporting) {
        if (importing.equals(exporting)) {
            return Optional.empty();
        }
        LocalDate one = IN_FORCE.get(importing);
        LocalDate other = IN_FORCE.get(exporting);
        return one == null || other == null
                ? Optional.ofNullable(BETWEEN.get(Set.of(importing, exporting)))
                : Optional.of(one.isAfter(other) ? one : other);
    }

    /** Whether the Agreement is in force between two countries on a day. A country is no partner of itself. */
    public static boolean inForce(String exporting, String importing, LocalDate day) {
        return from(importing, exporting).filter(first -> !day.isBefore(first)).isPresent();
    }
}

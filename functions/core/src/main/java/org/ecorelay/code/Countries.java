package org.ecorelay.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Countries and territories of ISO 3166-1. */
final class Countries {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /** Codes of other lists, and of languages, that are written for a country. */
    private static final Map<String, String> MEANT = Map.of("UK", "GB", "EL", "GR", "JA", "JP", "KO", "KR", "ZH", "CN");

    private Countries() {}

    static boolean contains(String code) {
        return CODES.contains(code);
    }

    /** Of a code with three letters, too: {@code VNM} is VN. */
    static Optional<String> meant(String word) {
        return Optional.ofNullable(MEANT.get(word))
                .or(() -> Arrays.stream(Locale.getISOCountries())
                        .filter(code -> Locale.of("", code).getISO3Country().equals(word))
                        .findFirst());
    }
}

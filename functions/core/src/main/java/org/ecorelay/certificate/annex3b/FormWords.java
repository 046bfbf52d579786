package org.ecorelay.certificate.annex3b;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fixed words of Form RCEP, and the English names of countries on it. */
final class FormWords {
    /** Box 3: each item names its own producer. */
    static final String SEE_BOX_8 = "SEE BOX 8";
    /** Box 3: the producer is a secret. */
    static final String CONFIDENTIAL = "CONFIDENTIAL";
    /** Box 3: nobody knows the producer. */
    static final String NOT_AVAILABLE = "NOT AVAILABLE";
    /** Box 4: not known before shipment. */
    static final String UNKNOWN = "***";
    /** Box 7: no marks and numbers. */
    static final String NO_MARKS = "N/M";
    /** Box 8: of a kind that nobody has stated. */
    static final String PACKAGES = "PACKAGES";

    /** As the Parties are called in the Agreement. */
    private static final Map<String, String> PARTIES = Map.ofEntries(
            Map.entry("AU", "Australia"),
            Map.entry("BN", "Brunei Darussalam"),
            Map.entry("CN", "China"),
            Map.entry("ID", "Indonesia"),
            Map.entry("JP", "Japan"),
            Map.entry("KH", "Cambodia"),
            Map.entry("KR", "Korea"),
            Map.entry("LA", "Lao PDR"),
            Map.entry("MM", "Myanmar"),
            Map.entry("MY", "Malaysia"),
            Map.entry("NZ", "New Zealand"),
            Map.entry("PH", "Philippines"),
            Map.entry("SG", "Singapore"),
            Map.entry("TH", "Thailand"),
            Map.entry("VN", "Viet Nam"));

    private FormWords() {}

    /** The English name of a country, or its code when it has none. */
    static String country(String code) {
        return Optional.ofNullable(PARTIES.get(code))
                .orElseGet(() -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
    }
}

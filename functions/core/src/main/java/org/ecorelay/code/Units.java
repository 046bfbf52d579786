package org.ecorelay.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Units of UN/ECE Recommendation 20, whose list lies beside this class, with its source. */
final class Units {
    /** Found in the trade's papers, though the list says H87 or C62, and DZN. */
    private static final Set<String> TRADE = Set.of("PCS", "PCE", "DOZ");

    private static final Set<String> PACKAGES = Set.of(
            "BOX",
            "BOXES",
            "CARTON",
            "CARTONS",
            "CTNS",
            "CASE",
            "CASES",
            "BAG",
            "BAGS",
            "PKG",
            "PKGS",
            "PACKAGE",
            "PACKAGES",
            "PALLET",
            "PALLETS",
            "箱",
            "盒",
            "袋",
            "包");

    private static final Map<String, String> MEANT = byWord(Map.ofEntries(
            Map.entry(
                    "PCS", List.of("PC", "PIECE", "PIECES", "UNIT", "UNITS", "UNT", "件", "个", "個", "只", "台", "张", "条")),
            Map.entry("SET", List.of("SETS", "套")),
            Map.entry("PR", List.of("PAIR", "PAIRS", "PRS", "双", "对")),
            Map.entry("DZN", List.of("DOZEN", "DZ", "打")),
            Map.entry("KGM", List.of("KG", "KGS", "KILO", "公斤", "千克")),
            Map.entry("GRM", List.of("G", "GR", "GRAM", "GRAMS", "克")),
            Map.entry("TNE", List.of("T", "TON", "TONS", "MT", "吨")),
            Map.entry("MTR", List.of("M", "METER", "METERS", "METRE", "METRES", "米")),
            Map.entry("MTK", List.of("M2", "SQM", "平方米")),
            Map.entry("MTQ", List.of("M3", "CBM", "立方米")),
            Map.entry("LTR", List.of("L", "LITER", "LITERS", "LITRE", "LITRES", "升"))));

    private Units() {}

    /** Read when somebody counts in something else than pieces. */
    private static final class Recommendation20 {
        static final Set<String> CODES = read();

        private static Set<String> read() {
            try (InputStream in = Objects.requireNonNull(Units.class.getResourceAsStream("units.txt"))) {
                return Set.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\\s+"));
            } catch (IOException e) {
                throw new UncheckedIOException("units.txt cannot be read", e);
            }
        }
    }

    private static Map<String, String> byWord(Map<String, List<String>> words) {
        var codes = new TreeMap<String, String>();
        words.forEach((code, each) -> each.forEach(word -> codes.put(word, code)));
        return Collections.unmodifiableMap(codes);
    }

    static boolean contains(String code) {
        return TRADE.contains(code) || Recommendation20.CODES.contains(code);
    }

    /** Whether it says what goods are packed in, and not what they are counted in. */
    static boolean isPackage(String word) {
        return PACKAGES.contains(word);
    }

    static Optional<String> meant(String word) {
        return Optional.ofNullable(MEANT.get(word));
    }
}

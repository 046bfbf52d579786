package org.ecorelay.origin.hs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecorelay.finding.Finding;

/** The question to the exporter when a product's HS code names no subheading of HS 2022. It never answers it itself. */
public final class HsCodeDoubt {
    private static final int OFFERED = 3;

    private HsCodeDoubt() {}

    /**
     * The doubt about a code, or empty when HS 2022 has its first six digits.
     *
     * @param entered as the exporter wrote it
     * @param pointer JSON Pointer to it in the exporter's own data
     */
    public static Optional<Finding> of(String entered, String pointer) {
        Nomenclature nomenclature = Nomenclature.hs2022();
        return switch (nomenclature.lookUp(entered)) {
            case HsLookup.Listed listed ->
                switch (listed.entry().level()) {
                    case SUBHEADING -> Optional.empty();
                    case CHAPTER, HEADING ->
                        Optional.of(invalid(
                                pointer, nomenclature.subheadings(listed.entry().code(), OFFERED)));
                };
            case HsLookup.NotListed(var code, var nearest) ->
                Optional.of(
                        nomenclature.contains(code.substring(0, 2))
                                ? unknown(pointer, code, nearest)
                                : invalid(pointer, nearest));
            case HsLookup.Unreadable(var nearest) -> Optional.of(invalid(pointer, nearest));
        };
    }

    private static Finding unknown(String pointer, String code, List<HsEntry> nearest) {
        return Finding.of("HS_CODE_UNKNOWN", pointer, code, offer(nearest));
    }

    private static Finding invalid(String pointer, List<HsEntry> nearest) {
        return Finding.of("HS_CODE_INVALID", pointer, offer(nearest));
    }

    /** Only what could be sent instead: six digits. */
    private static String offer(List<HsEntry> nearest) {
        return nearest.stream()
                .filter(entry -> entry.level() == HsEntry.Level.SUBHEADING)
                .limit(OFFERED)
                .map(HsEntry::code)
                .collect(Collectors.joining(", "));
    }
}

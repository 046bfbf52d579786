package org.ecorelay.certificate.evidence;

import static org.ecorelay.attestation.evidence.Manifest.Form.COMPLETE;
import static org.ecorelay.attestation.evidence.Manifest.Form.REDACTED;
import static org.ecorelay.attestation.evidence.Manifest.Form.WITHHELD;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Manifest.Form;

/** The kinds of items that the ledger has, and where each lies in an archive. */
enum Kind {
    ORDER("orders/", ".json"),
    DOCUMENT("documents/", ".jwt"),
    TRACE("traces/", ".json"),
    EXCHANGE("exchanges/", ".json"),
    FINDINGS("findings/", ".json"),
    APPLICATION("applications/", ".json"),
    EVENT("events/", ".json");

    private final String folder;
    private final String ending;

    Kind(String folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /** {@code order}, as keys and manifests write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** {@code order#}: the beginning of its keys in the ledger. */
    String prefix() {
        return word() + "#";
    }

    /** Name of the file of the item with this key. */
    String file(String key) {
        return folder + key.substring(prefix().length()) + ending;
    }

    /** The forms in which it may be handed over. A buyer is shown nothing that the buyer cannot check. */
    Set<Form> forms(Audience audience) {
        return switch (audience) {
            case EXPORTER -> Set.of(COMPLETE);
            case BUYER ->
                switch (this) {
                    // Its signature can be checked only on the whole; what is confidential was never written into it.
                    case DOCUMENT -> Set.of(COMPLETE);
                    case EVENT -> Set.of(COMPLETE);
                    // The buyer's own, unless somebody else invoices: then the exporter's prices are not the buyer's to
                    // know.
                    case ORDER -> Set.of(COMPLETE, WITHHELD);
                    // What came out for each line, if the document has the hash of just that.
                    case TRACE -> Set.of(REDACTED, WITHHELD);
                    // These may speak of costs, materials and producers.
                    case EXCHANGE, FINDINGS, APPLICATION -> Set.of(WITHHELD);
                };
        };
    }

    /** Whether a key names exactly this body. Documents and events say their number in themselves. */
    boolean names(String key, Sha256 hash) {
        return switch (this) {
            case ORDER, FINDINGS, APPLICATION -> key.equals(prefix() + hash);
            case TRACE, EXCHANGE ->
                key.matches(prefix() + "[0-9]{6,18}\\." + hash.value().substring(0, 8));
            case DOCUMENT, EVENT -> key.matches(prefix() + "[0-9]{6,18}");
        };
    }
}

package org.ecorelay.certificate.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who an archive is made for. */
public enum Audience {
    /** The exporter, and whoever the exporter opens its books to: everything. */
    EXPORTER,
    /** The buyer, and whoever the buyer hands it on to: no costs, no bill of materials, no producer that the document does not name. */
    BUYER;

    /** {@code exporter} or {@code buyer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The audience with this word, or empty. */
    public static Optional<Audience> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}

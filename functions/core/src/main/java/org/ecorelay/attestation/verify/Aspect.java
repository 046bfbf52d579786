package org.ecorelay.attestation.verify;

import java.util.Locale;

/** What is asked about a document, each for itself. */
public enum Aspect {
    /** Whether it is what was signed, byte for byte. */
    INTEGRITY,
    /** Whether the key that signed it is one of the key set and may speak for who is named as declarant. */
    ISSUER,
    /** Whether it was withdrawn or suspended since. */
    STATUS,
    /** Whether the instant that counts is between the days on its face. */
    VALIDITY,
    /** Whether a newer version stands in its place. */
    REPLACEMENT;

    /** {@code integrity}, as answers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

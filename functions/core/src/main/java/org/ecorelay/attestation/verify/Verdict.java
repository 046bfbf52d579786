package org.ecorelay.attestation.verify;

import java.util.Locale;

/** What one answer comes to. */
public enum Verdict {
    /** It was examined and holds. */
    VALID,
    /** It was examined and does not hold. */
    INVALID,
    /** It could not be examined: something that is needed is missing, unreadable or out of date. Never an approval. */
    UNKNOWN,
    /** There is nothing to examine. */
    SKIPPED;

    /** {@code valid}, as answers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

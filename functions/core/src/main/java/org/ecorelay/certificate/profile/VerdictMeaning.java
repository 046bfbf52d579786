package org.ecorelay.certificate.profile;

/** What a status word of the platform means to us. Words come from the {@link Profile}; an unlisted word is never an approval. */
public enum VerdictMeaning {
    PENDING,
    APPROVED,
    REJECTED,
    UNRECOGNIZED
}

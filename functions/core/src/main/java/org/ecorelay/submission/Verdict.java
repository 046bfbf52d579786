package org.ecorelay.submission;

import org.jspecify.annotations.Nullable;

/**
 * What the platform says of one document.
 *
 * @param code the platform's own word, verbatim ({@code Approved}, {@code Rejected-Field-Missing}, or one nobody knows)
 * @param meaning what the profile says that this word means; {@link Meaning#UNRECOGNIZED} is never an approval
 * @param reason the platform's explanation, or null
 * @param field the JSON Pointer into the document that the platform named, or null
 */
public record Verdict(String code, Meaning meaning, @Nullable String reason, @Nullable String field) {
    /** What a status word means to us. Words come from the profile; an unlisted word is {@code UNRECOGNIZED}. */
    public enum Meaning {
        PENDING,
        APPROVED,
        REJECTED,
        UNRECOGNIZED
    }
}

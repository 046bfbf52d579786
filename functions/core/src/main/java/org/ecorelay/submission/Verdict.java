package org.ecorelay.submission;

import org.jspecify.annotations.Nullable;

/**
 * What the platform says of one document.
 *
 * @param code the platform's own word, verbatim ({@code Approved}, {@code Rejected-Field-Missing}, or one nobody knows)
 * @param reason the platform's explanation, or null
 * @param field the JSON Pointer into the document that the platform named, or null
 */
public record Verdict(
        String code, @Nullable String reason, @Nullable String field) {
    /** The longest code that is kept; the platform's words are short. */
    public static final int MAX_CODE = 80;
}

package org.ecorelay.submission;

/** What the platform answered when asked about one document. */
public sealed interface Lookup {
    /** The platform has the document. */
    record Found(String reference, Verdict verdict) implements Lookup {}

    /** The platform says that it does not have the document, now. */
    record NotFound() implements Lookup {}

    /** Nobody answered, or the answer could not be read. Not an answer about the document. */
    record Unreachable(String reason) implements Lookup {}
}

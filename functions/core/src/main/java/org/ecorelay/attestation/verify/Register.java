package org.ecorelay.attestation.verify;

import java.util.Optional;

/** What the register of documents says of one: who asks it and how is not the verifier's matter. */
public sealed interface Register {
    /** Nobody was asked, as at the border without a network. */
    record NotAsked() implements Register {}

    /** It did not answer. Not a verdict. */
    record Unreachable() implements Register {}

    /** It knows no document of this id with exactly this content. */
    record Absent() implements Register {}

    /**
     * It knows the document.
     *
     * @param replacedBy id of the document that stands in its place, or empty
     */
    record Known(boolean withdrawn, Optional<String> replacedBy) implements Register {}
}

package org.ecorelay.certificate.verify;

import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ended;
import org.ecorelay.certificate.State;

/** Where one version of a certificate stands, told apart. The names are published. */
public enum Standing {
    /** The platform has pre-verified it and nothing newer is approved. */
    VALID("The verification platform has approved it, and it is within its period of validity."),
    /** A newer version stands in its place. */
    REPLACED("A newer version stands in its place."),
    /** Its exporter has withdrawn it. */
    WITHDRAWN("Its exporter has withdrawn it."),
    /** Approved once, and its period of validity is over. */
    EXPIRED("Its period of validity is over."),
    /** The platform has not decided. */
    PENDING("The verification platform has not decided on it."),
    /** The platform has refused it. */
    REJECTED("The verification platform has refused it."),
    /** It is signed and was not sent anywhere. */
    NOT_SUBMITTED("It was not sent to a verification platform."),
    /** Our own records cannot be reached just now. Not a verdict. */
    UNREACHABLE("The records cannot be reached just now; ask again later."),
    /** There is no such document in our records. */
    NOT_KNOWN("This document is not in the records here.");

    private final String sentence;

    Standing(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence in English. */
    public String sentence() {
        return sentence;
    }

    /**
     * Where a version of this row stands, its own dates aside.
     *
     * @param version one that was signed
     */
    static Standing of(Certificate row, int version) {
        return Ended.of(row, version)
                .map(ended -> switch (ended) {
                    case WITHDRAWN -> WITHDRAWN;
                    case REPLACED -> REPLACED;
                })
                .orElseGet(() -> version < row.version() ? VALID : current(row));
    }

    private static Standing current(Certificate row) {
        return switch (row.state()) {
            case State.Approved _ -> VALID;
            case State.Rejected _ -> REJECTED;
            case State.NotRequired _, State.Observed _ -> NOT_SUBMITTED;
            case State.Withdrawn _ -> WITHDRAWN;
            case State.Received _,
                    State.NeedsData _,
                    State.AwaitingIssuer _,
                    State.NotQualified _,
                    State.Signed _,
                    State.Submitting _,
                    State.Deferred _,
                    State.OutcomeUnknown _,
                    State.Pending _,
                    State.ManualReview _ -> PENDING;
        };
    }
}

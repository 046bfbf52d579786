package org.ecorelay.certificate.profile;

import java.util.Set;

/**
 * What the status code of an answer to a submission means. None of them approves: only a listed status word in a readable answer
 * that names the document does.
 */
public enum StatusMeaning {
    /** Registered; the verdict comes later. */
    FILED,
    /** Registered, now or before; the answer has the status word. */
    REGISTERED,
    /** Refused, if the answer has the platform's own form: with findings, or with a title and this status. */
    REFUSED,
    /** Refused, if the answer has findings. */
    REFUSED_IF_EXPLAINED,
    /** The credential is not accepted or has no right: certainly not taken. */
    DENIED,
    /** Certainly not taken. */
    DEFERRED,
    /** Certainly not taken, if the answer says when to come again. */
    DEFERRED_IF_TIMED,
    /** It may have been taken: ask before sending again. */
    UNKNOWN;

    /** What these say is not about the document, whoever says it. */
    private static final Set<Integer> NEVER_REFUSED = Set.of(401, 403, 408, 409, 425, 429);

    /** A wrong address answers so too, and many servers do it in the form of a problem. */
    private static final Set<Integer> NOWHERE = Set.of(404, 405);

    /** Whether a table may give this meaning to a status; the protocol's own limits, which no configuration moves. */
    boolean fits(int status) {
        int hundreds = status / 100;
        return switch (this) {
            case FILED -> hundreds == 2;
            case REGISTERED -> hundreds == 2 || status == 409;
            case REFUSED -> hundreds == 4 && !NEVER_REFUSED.contains(status) && !NOWHERE.contains(status);
            case REFUSED_IF_EXPLAINED -> hundreds == 4 && !NEVER_REFUSED.contains(status);
            case DENIED -> status == 401 || status == 403;
            case DEFERRED -> hundreds == 4 && status != 408 && status != 409;
            case DEFERRED_IF_TIMED -> hundreds == 5 || DEFERRED.fits(status);
            case UNKNOWN -> true;
        };
    }
}

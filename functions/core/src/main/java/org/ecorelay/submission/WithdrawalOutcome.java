package org.ecorelay.submission;

import java.time.Duration;

/** What is known after one attempt to withdraw a document. Withdrawing twice is a success, so it may be repeated. */
public sealed interface WithdrawalOutcome {
    /** The platform has withdrawn it, now or before. */
    record Withdrawn() implements WithdrawalOutcome {}

    /** The platform does not know the reference: there is nothing to withdraw. */
    record NotThere() implements WithdrawalOutcome {}

    /** It may still be in force: nobody answered, or not with a withdrawal. To be tried again. */
    record Postponed(Duration retryAfter, String reason) implements WithdrawalOutcome {}
}

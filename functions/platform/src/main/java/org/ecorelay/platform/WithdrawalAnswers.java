package org.ecorelay.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.submission.WithdrawalOutcome;
import org.ecorelay.submission.WithdrawalOutcome.NotThere;
import org.ecorelay.submission.WithdrawalOutcome.Postponed;
import org.ecorelay.submission.WithdrawalOutcome.Withdrawn;

/** What the answer to a withdrawal means. Only the word itself, or that there is no such registration, ends it. */
final class WithdrawalAnswers {
    private static final String WITHDRAWN = "Withdrawn";

    private WithdrawalAnswers() {}

    /**
     * Reads the answer.
     *
     * @param reference the registration that was to be withdrawn
     */
    static WithdrawalOutcome read(String reference, Reply reply, Instant now) {
        return switch (reply) {
            case Reply.NeverArrived(Duration retryAfter, String reason, var _) -> new Postponed(retryAfter, reason);
            case Reply.Lost(String reason) -> new Postponed(Duration.ZERO, reason);
            case Reply.Answered answer -> answered(reference, answer, now);
        };
    }

    private static WithdrawalOutcome answered(String reference, Reply.Answered answer, Instant now) {
        int status = answer.status();
        String said = "The platform answered " + status;
        return switch (status) {
            case 200 -> {
                Optional<String> word = answer.object().orElse(Json.Obj.EMPTY).text("status");
                yield word.equals(Optional.of(WITHDRAWN))
                        ? new Withdrawn()
                        : new Postponed(Duration.ZERO, said + " without the word " + WITHDRAWN);
            }
            // A wrong address answers 404 too, and many servers do it in the form of a problem: only what names the
            // registration is about it.
            case 404 ->
                answer.isProblem()
                                && answer.object()
                                        .flatMap(body -> body.text("reference"))
                                        .equals(Optional.of(reference))
                        ? new NotThere()
                        : new Postponed(
                                Duration.ZERO, said + " without naming the registration: the address may be wrong");
            case 429, 503 -> new Postponed(RetryAfter.of(answer, now).orElse(RetryAfter.DEFAULT), said);
            case 401, 403 -> new Postponed(AuthorizedCalls.CREDENTIAL_DELAY, said + ": the credential has no right");
            default -> new Postponed(Duration.ZERO, said);
        };
    }
}

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

    static WithdrawalOutcome read(Reply reply, Instant now) {
        return switch (reply) {
            case Reply.NeverArrived(Duration retryAfter, String reason, var _) -> new Postponed(retryAfter, reason);
            case Reply.Lost(String reason) -> new Postponed(Duration.ZERO, reason);
            case Reply.Answered answer -> answered(answer, now);
        };
    }

    private static WithdrawalOutcome answered(Reply.Answered answer, Instant now) {
        int status = answer.status();
        String said = "The platform answered " + status;
        return switch (status) {
            case 200 -> {
                Optional<String> word = answer.object().orElse(Json.Obj.EMPTY).text("status");
                yield word.equals(Optional.of(WITHDRAWN))
                        ? new Withdrawn()
                        : new Postponed(Duration.ZERO, said + " without the word " + WITHDRAWN);
            }
            // Only the platform itself says so in its own form; a stray page of something in between does not.
            case 404 ->
                answer.object().isPresent()
                        ? new NotThere()
                        : new Postponed(Duration.ZERO, said + " without a problem");
            case 429, 503 -> new Postponed(RetryAfter.of(answer, now).orElse(RetryAfter.DEFAULT), said);
            case 401, 403 -> new Postponed(AuthorizedCalls.CREDENTIAL_DELAY, said + ": the credential has no right");
            default -> new Postponed(Duration.ZERO, said);
        };
    }
}

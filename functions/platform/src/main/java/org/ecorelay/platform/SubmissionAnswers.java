package org.ecorelay.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.submission.SubmissionOutcome;
import org.ecorelay.submission.SubmissionOutcome.Decided;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Refused;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.ecorelay.submission.Verdict;

/** What the answer to a submission means. Only what certainly was not taken is {@code Deferred}; what cannot be read is {@code Unknown}. */
final class SubmissionAnswers {
    static final int MAX_FINDINGS = 20;

    private static final String PENDING = "Pending";
    private static final String FIX =
            "Correct it in the order or in the product's origin profile; a new version is submitted then.";

    private SubmissionAnswers() {}

    static SubmissionOutcome read(DocumentId document, Reply reply, Instant now) {
        return switch (reply) {
            case Reply.NeverArrived(Duration retryAfter, String reason, var _) -> new Deferred(retryAfter, reason);
            case Reply.Lost(String reason) -> new Unknown(reason);
            case Reply.Answered answer -> answered(document, answer, now);
        };
    }

    private static SubmissionOutcome answered(DocumentId document, Reply.Answered answer, Instant now) {
        int status = answer.status();
        return switch (status) {
            case 200, 202, 409 -> registered(document, answer, now);
            case 401, 403 ->
                new Deferred(AuthorizedCalls.CREDENTIAL_DELAY, said(status) + ": the credential has no right");
            case 429 -> new Deferred(RetryAfter.of(answer, now).orElse(RetryAfter.DEFAULT), said(status));
            case 503 -> closed(answer, now);
            case 408, 425 -> new Unknown(said(status));
            default -> status >= 400 && status < 500 ? refused(answer) : new Unknown(said(status));
        };
    }

    /** 409 is a success: the platform has this very document. */
    private static SubmissionOutcome registered(DocumentId document, Reply.Answered answer, Instant now) {
        Json.Obj body = answer.object().orElse(Json.Obj.EMPTY);
        Optional<String> reference = PlatformWords.reference(body);
        Optional<Verdict> verdict = PlatformWords.verdict(body);
        if (!body.text("documentId").equals(Optional.of(document.toString()))) {
            return new Unknown(said(answer.status()) + " and did not name the document");
        }
        if (reference.isEmpty()) {
            return new Unknown(said(answer.status()) + " without a usable reference");
        }
        if (answer.status() == 202) {
            return new Filed(reference.get(), now);
        }
        return verdict.<SubmissionOutcome>map(word -> word.code().equals(PENDING)
                        ? new Filed(reference.get(), now)
                        : new Decided(reference.get(), word))
                .orElseGet(() -> new Unknown(said(answer.status()) + " without a status word"));
    }

    /** A 503 without a readable Retry-After may come from something in between, after the platform took the request. */
    private static SubmissionOutcome closed(Reply.Answered answer, Instant now) {
        return RetryAfter.of(answer, now)
                .<SubmissionOutcome>map(wait -> new Deferred(wait, said(503)))
                .orElseGet(() -> new Unknown(said(503) + " without a Retry-After"));
    }

    private static SubmissionOutcome refused(Reply.Answered answer) {
        List<Finding> findings = answer.object().orElse(Json.Obj.EMPTY).list("findings").stream()
                .filter(Json.Obj.class::isInstance)
                .limit(MAX_FINDINGS)
                .map(item -> finding((Json.Obj) item))
                .toList();
        return new Refused(
                findings.isEmpty()
                        ? List.of(new Finding("PLATFORM_REFUSED", null, said(answer.status()) + ".", FIX))
                        : findings);
    }

    /** The platform's codes are its own vocabulary: they are quoted, not made ours. */
    private static Finding finding(Json.Obj item) {
        String code = item.text("code").orElse("no code");
        String message = item.text("message").orElse("no explanation");
        return new Finding(
                "PLATFORM_REFUSED",
                PlatformWords.pointer(item),
                PlatformWords.bounded(code + ": " + message, PlatformWords.MAX_SENTENCE),
                FIX);
    }

    private static String said(int status) {
        return "The platform answered " + status;
    }
}

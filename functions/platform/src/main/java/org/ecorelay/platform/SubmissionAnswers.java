package org.ecorelay.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.profile.StatusCodes;
import org.ecorelay.certificate.profile.StatusMeaning;
import org.ecorelay.finding.Finding;
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

    private SubmissionAnswers() {}

    static SubmissionOutcome read(DocumentId document, StatusCodes codes, Reply reply, Instant now) {
        return switch (reply) {
            case Reply.NeverArrived(Duration retryAfter, String reason, var _) -> new Deferred(retryAfter, reason);
            case Reply.Lost(String reason) -> new Unknown(reason);
            case Reply.Answered answer -> answered(document, codes.of(answer.status()), answer, now);
        };
    }

    private static SubmissionOutcome answered(
            DocumentId document, StatusMeaning meaning, Reply.Answered answer, Instant now) {
        int status = answer.status();
        return switch (meaning) {
            case FILED, REGISTERED -> registered(document, meaning, answer, now);
            case REFUSED -> refused(answer, answer.isProblem());
            case REFUSED_IF_EXPLAINED -> refused(answer, false);
            case DENIED ->
                new Deferred(AuthorizedCalls.CREDENTIAL_DELAY, said(status) + ": the credential has no right");
            case DEFERRED -> new Deferred(RetryAfter.of(answer, now).orElse(RetryAfter.DEFAULT), said(status));
            case DEFERRED_IF_TIMED -> closed(answer, now);
            case UNKNOWN -> new Unknown(said(status));
        };
    }

    /** 409 is a success: the platform has this very document. */
    private static SubmissionOutcome registered(
            DocumentId document, StatusMeaning meaning, Reply.Answered answer, Instant now) {
        Json.Obj body = answer.object().orElse(Json.Obj.EMPTY);
        Optional<String> reference = PlatformWords.reference(body);
        Optional<Verdict> verdict = PlatformWords.verdict(body);
        if (!body.text("documentId").equals(Optional.of(document.toString()))) {
            return new Unknown(said(answer.status()) + " and did not name the document");
        }
        if (reference.isEmpty()) {
            return new Unknown(said(answer.status()) + " without a usable reference");
        }
        if (meaning == StatusMeaning.FILED) {
            return new Filed(reference.get(), now);
        }
        return verdict.<SubmissionOutcome>map(word -> word.code().equals(PENDING)
                        ? new Filed(reference.get(), now)
                        : new Decided(reference.get(), word))
                .orElseGet(() -> new Unknown(said(answer.status()) + " without a status word"));
    }

    /** An answer such as 503 without a readable Retry-After may come from something in between, after the platform took the request. */
    private static SubmissionOutcome closed(Reply.Answered answer, Instant now) {
        return RetryAfter.of(answer, now)
                .<SubmissionOutcome>map(wait -> new Deferred(wait, said(answer.status())))
                .orElseGet(() -> new Unknown(said(answer.status()) + " without a Retry-After"));
    }

    /** What answers without findings may be something in between, or another server at a wrong address: that is not about the document. */
    private static SubmissionOutcome refused(Reply.Answered answer, boolean evenUnexplained) {
        List<Json.Obj> items = answer.object().orElse(Json.Obj.EMPTY).list("findings").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
        if (items.stream().anyMatch(item -> item.text("code").isPresent())) {
            return new Refused(items.stream()
                    .limit(MAX_FINDINGS)
                    .map(SubmissionAnswers::finding)
                    .toList());
        }
        return evenUnexplained
                ? new Refused(List.of(Finding.of("PLATFORM_REFUSED", null, said(answer.status()) + ".")))
                : new Unknown(
                        said(answer.status())
                                + ", but not in the form of a refusal: the address may be wrong, or something in between answers");
    }

    /** The platform's codes are its own vocabulary: they are quoted, not made ours. */
    private static Finding finding(Json.Obj item) {
        String code = item.text("code").orElse("no code");
        String message = item.text("message").orElse("no explanation");
        return Finding.of(
                "PLATFORM_REFUSED",
                PlatformWords.pointer(item),
                PlatformWords.bounded(code + ": " + message, PlatformWords.MAX_SENTENCE));
    }

    private static String said(int status) {
        return "The platform answered " + status;
    }
}

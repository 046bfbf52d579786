package org.ecorelay.attestation.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.verify.StatusEntry.Purpose;
import org.ecorelay.json.Json;

/** Whether a document was withdrawn: what its status lists say, and what the register says. The worse of both counts. */
final class StatusAnswer {
    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.INVALID, Verdict.UNKNOWN, Verdict.VALID, Verdict.SKIPPED);

    private StatusAnswer() {}

    static Answer of(Json.Obj credential, Means means) {
        Answer listed = listed(credential, means);
        return switch (means.register()) {
            case Register.NotAsked _, Register.Absent _ -> listed;
            case Register.Unreachable _ -> says(listed) ? listed : Answer.of(AnswerCode.STATUS_UNREACHABLE);
            case Register.Known(boolean withdrawn, var _) when withdrawn -> Answer.of(AnswerCode.WITHDRAWN);
            case Register.Known _ -> says(listed) ? listed : Answer.of(AnswerCode.NOT_WITHDRAWN);
        };
    }

    /** Whether there was a list to say anything, good or bad. */
    private static boolean says(Answer listed) {
        return listed.code() != AnswerCode.NO_STATUS_ENTRY && listed.code() != AnswerCode.STATUS_LIST_MISSING;
    }

    private static Answer listed(Json.Obj credential, Means means) {
        return StatusEntry.all(credential).stream()
                .filter(entry -> entry.map(StatusEntry::purpose)
                        .filter(Purpose.REPLACEMENT::equals)
                        .isEmpty())
                .map(entry -> answer(entry, credential, means))
                .min(Comparator.comparingInt(answer -> WORST_FIRST.indexOf(answer.verdict())))
                .orElseGet(() -> Answer.of(AnswerCode.NO_STATUS_ENTRY));
    }

    private static Answer answer(Optional<StatusEntry> entry, Json.Obj credential, Means means) {
        if (entry.isEmpty()) {
            return Answer.of(AnswerCode.STATUS_ENTRY_MALFORMED);
        }
        Answer answer = StatusLists.answer(entry.get(), credential, means);
        if (answer.code() != AnswerCode.WITHDRAWN) {
            return answer;
        }
        // A replaced document is revoked, too; that it was replaced is answered apart, and as invalid.
        return ReplacementAnswer.listed(credential, means)
                .filter(why -> why.code() == AnswerCode.REPLACED)
                .map(_ -> Answer.of(AnswerCode.NOT_WITHDRAWN))
                .orElse(answer);
    }
}

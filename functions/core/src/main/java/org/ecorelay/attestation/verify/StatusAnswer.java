package org.ecorelay.attestation.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;

/** Whether a document was withdrawn: what its status lists say, and what the register says. The worse of both counts. */
final class StatusAnswer {
    /** Far more purposes than there are. */
    private static final int MAX_ENTRIES = 8;

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
        Optional<Json> status = credential.get("credentialStatus");
        if (status.isEmpty()) {
            return Answer.of(AnswerCode.NO_STATUS_ENTRY);
        }
        List<Json> entries = status.get() instanceof Json.Arr(var several) ? several : List.of(status.get());
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            return Answer.of(AnswerCode.STATUS_ENTRY_MALFORMED);
        }
        var answers = new ArrayList<Answer>();
        for (Json entry : entries) {
            answers.add(StatusEntry.read(entry)
                    .map(read -> StatusLists.answer(read, credential, means))
                    .orElseGet(() -> Answer.of(AnswerCode.STATUS_ENTRY_MALFORMED)));
        }
        return answers.stream()
                .min(Comparator.comparingInt(answer -> WORST_FIRST.indexOf(answer.verdict())))
                .orElseThrow();
    }
}

package org.ecorelay.attestation.verify;

import java.util.Optional;
import org.ecorelay.attestation.verify.StatusEntry.Purpose;
import org.ecorelay.json.Json;

/** Whether a newer version stands in a document's place: what its status list says, and what the register says. The worse of both counts. */
final class ReplacementAnswer {
    private ReplacementAnswer() {}

    static Answer of(Json.Obj credential, Means means) {
        Optional<Answer> listed = listed(credential, means);
        Answer registered = of(means.register());
        return switch (means.register()) {
            case Register.NotAsked _, Register.Unreachable _ -> listed.orElse(registered);
            // Its id, where there is one, says more than the list does.
            case Register.Known(var _, var by) when by.isPresent() -> registered;
            case Register.Absent _, Register.Known _ ->
                listed.filter(answer -> answer.code() == AnswerCode.REPLACED).orElse(registered);
        };
    }

    /** What the register says alone. */
    static Answer of(Register register) {
        return switch (register) {
            case Register.NotAsked _ -> Answer.of(AnswerCode.REPLACEMENT_NOT_ASKED);
            case Register.Unreachable _ -> Answer.of(AnswerCode.REPLACEMENT_UNREACHABLE);
            case Register.Absent _ -> Answer.of(AnswerCode.NOT_IN_REGISTER);
            case Register.Known(var _, var by) ->
                by.map(id -> new Answer(AnswerCode.REPLACED, id)).orElseGet(() -> Answer.of(AnswerCode.NOT_REPLACED));
        };
    }

    /** What the list says; empty when it says nothing that can be relied on, which is then the answer about the status. */
    static Optional<Answer> listed(Json.Obj credential, Means means) {
        return StatusEntry.all(credential).stream()
                .flatMap(Optional::stream)
                .filter(entry -> entry.purpose() == Purpose.REPLACEMENT)
                .map(entry -> StatusLists.answer(entry, credential, means))
                .filter(answer -> answer.code().aspect() == Aspect.REPLACEMENT)
                .findFirst();
    }
}

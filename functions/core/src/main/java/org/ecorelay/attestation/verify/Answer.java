package org.ecorelay.attestation.verify;

import org.ecorelay.json.Json;

/**
 * The answer to one question about a document.
 *
 * @param detail what the code alone does not say, such as a day or a version; empty when there is nothing to add
 */
public record Answer(AnswerCode code, String detail) {
    /** An answer that its code says in full. */
    static Answer of(AnswerCode code) {
        return new Answer(code, "");
    }

    public Verdict verdict() {
        return code.verdict();
    }

    /** {@code aspect, verdict, code, number, sentence, detail}. */
    public Json.Obj json() {
        return Json.object()
                .put("aspect", code.aspect().word())
                .put("verdict", verdict().word())
                .put("code", code.name())
                .put("number", code.number())
                .put("sentence", code.sentence())
                .putIfPresent("detail", detail.isEmpty() ? null : detail)
                .build();
    }
}

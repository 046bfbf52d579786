package org.ecorelay.attestation.verify;

import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * Verifies a signed document. Pure: reaches no network, keeps nothing, throws nothing whatever the text is. Work is bounded by
 * {@value CompactForm#MAX_CHARACTERS} characters; a longer text is refused unread.
 */
public final class VerifyDocument {
    private VerifyDocument() {}

    /**
     * Answers apart whether a document can be relied on.
     *
     * @param compact JWS compact serialization, without white space around it
     */
    public static Verification verify(String compact, Means means) {
        Examination examined = Examination.of(compact, means.keys());
        Optional<Json.Obj> content = examined.content();
        if (content.isEmpty()) {
            return examined.integrity().verdict() == Verdict.INVALID
                    ? notExamined(examined)
                    : unchecked(examined, means);
        }
        return new Verification(
                examined.integrity(),
                examined.issuer(),
                StatusAnswer.of(content.get(), means),
                Validity.answer(content.get(), means.at()),
                ReplacementAnswer.of(content.get(), means),
                content);
    }

    /** What is no signed document has no dates and no status either. */
    private static Verification notExamined(Examination examined) {
        return new Verification(
                examined.integrity(),
                examined.issuer(),
                Answer.of(AnswerCode.STATUS_NOT_EXAMINED),
                Answer.of(AnswerCode.VALIDITY_NOT_EXAMINED),
                Answer.of(AnswerCode.REPLACEMENT_NOT_EXAMINED),
                Optional.empty());
    }

    private static Verification unchecked(Examination examined, Means means) {
        return new Verification(
                examined.integrity(),
                examined.issuer(),
                Answer.of(AnswerCode.STATUS_UNCHECKED),
                Answer.of(AnswerCode.VALIDITY_UNCHECKED),
                ReplacementAnswer.of(means.register()),
                Optional.empty());
    }
}

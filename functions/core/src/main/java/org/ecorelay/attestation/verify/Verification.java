package org.ecorelay.attestation.verify;

import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * What is known of one document: five answers apart, and what they come to.
 *
 * @param credential what was signed, present only when {@code integrity} is Valid: nothing else of a document is worth reading
 */
public record Verification(
        Answer integrity,
        Answer issuer,
        Answer status,
        Answer validity,
        Answer replacement,
        Optional<Json.Obj> credential) {
    public Verification {
        var given = List.of(integrity, issuer, status, validity, replacement);
        var aspects = given.stream().map(answer -> answer.code().aspect()).toList();
        if (!aspects.equals(List.of(Aspect.values()))) {
            throw new IllegalArgumentException("answers to " + aspects);
        }
        if (credential.isPresent() != (integrity.verdict() == Verdict.VALID)) {
            throw new IllegalArgumentException("a credential is given when its integrity is confirmed, and only then");
        }
    }

    /** All answers, in the order of {@link Aspect}. */
    public List<Answer> answers() {
        return List.of(integrity, issuer, status, validity, replacement);
    }

    /** Valid only if integrity and issuer are, and nothing is Invalid or Unknown; never Skipped. */
    public Verdict overall() {
        if (any(Verdict.INVALID)) {
            return Verdict.INVALID;
        }
        boolean confirmed = integrity.verdict() == Verdict.VALID && issuer.verdict() == Verdict.VALID;
        return any(Verdict.UNKNOWN) || !confirmed ? Verdict.UNKNOWN : Verdict.VALID;
    }

    private boolean any(Verdict verdict) {
        return answers().stream().anyMatch(answer -> answer.verdict() == verdict);
    }

    /** {@code overall, answers}; nothing of the document itself. */
    public Json.Obj json() {
        return Json.object()
                .put("overall", overall().word())
                .put("answers", Json.array(answers().stream().map(Answer::json)))
                .build();
    }
}

package org.ecorelay.attestation.verify;

import java.util.Optional;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.json.Json;

/**
 * Whether a text is what a key of a key set has signed: asked of documents and of status lists alike.
 *
 * @param content what was signed; present only when {@code integrity} is Valid
 */
record Examination(Answer integrity, Answer issuer, Optional<Json.Obj> content) {
    static Examination of(String compact, Optional<KeySet> keys) {
        return switch (CompactForm.read(compact)) {
            case CompactForm.Reading.Refused(var code) -> refused(code);
            case CompactForm.Reading.Read(var form) -> of(form, keys);
        };
    }

    private static Examination of(CompactForm form, Optional<KeySet> keys) {
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(form.algorithm());
        if (algorithm.isEmpty()) {
            return refused(AnswerCode.ALGORITHM_REFUSED);
        }
        if (keys.isEmpty()) {
            return unchecked(AnswerCode.NO_KEY_SET, AnswerCode.ISSUER_UNCHECKED);
        }
        return switch (keys.get().find(form.keyId())) {
            case KeySet.Lookup.Absent _ -> unchecked(AnswerCode.NO_SUCH_KEY, AnswerCode.KEY_NOT_IN_SET);
            case KeySet.Lookup.Unusable(var code) -> unchecked(code, AnswerCode.ISSUER_UNCHECKED);
            // The key says how it is used; a header that says otherwise is refused and never obeyed.
            case KeySet.Lookup.Found(var key)
            when key.jwk().algorithm() != algorithm.get() -> refused(AnswerCode.ALGORITHM_OF_ANOTHER_KEY);
            case KeySet.Lookup.Found(var key) -> signed(form, key);
        };
    }

    private static Examination signed(CompactForm form, KeySet.Key key) {
        if (!key.jwk().verifies(form.signed(), form.signature())) {
            return refused(flaw(key.jwk().key(), form.signature()));
        }
        Optional<String> issuer = Issuer.id(form.payload());
        AnswerCode answer = issuer.isEmpty()
                ? AnswerCode.ISSUER_UNREADABLE
                : key.mayBe(issuer.get()) ? AnswerCode.ISSUER_CONFIRMED : AnswerCode.ISSUER_NOT_THE_KEYS;
        return new Examination(Answer.of(AnswerCode.INTACT), Answer.of(answer), Optional.of(form.payload()));
    }

    /** Why a signature that was refused is none; for the reader of the answer, it decides nothing. */
    private static AnswerCode flaw(VerificationKey key, byte[] signature) {
        if (signature.length != key.spec().signatureBytes()) {
            return AnswerCode.SIGNATURE_LENGTH;
        }
        return key.inRange(signature) ? AnswerCode.SIGNATURE_WRONG : AnswerCode.SIGNATURE_RANGE;
    }

    private static Examination refused(AnswerCode integrity) {
        return new Examination(Answer.of(integrity), Answer.of(AnswerCode.ISSUER_NOT_EXAMINED), Optional.empty());
    }

    private static Examination unchecked(AnswerCode integrity, AnswerCode issuer) {
        return new Examination(Answer.of(integrity), Answer.of(issuer), Optional.empty());
    }

    /** Whether both answers are Valid. */
    boolean genuine() {
        return integrity.verdict() == Verdict.VALID && issuer.verdict() == Verdict.VALID;
    }
}

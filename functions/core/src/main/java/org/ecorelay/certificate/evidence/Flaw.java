package org.ecorelay.certificate.evidence;

import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.verify.Answer;
import org.ecorelay.attestation.verify.ChainCode;

/**
 * A broken link.
 *
 * @param code stable name, of {@link EvidenceCode}, {@link ChainCode} or {@link org.ecorelay.attestation.verify.AnswerCode}
 * @param number its stable number
 * @param file the file that it was found at; empty when it is the archive itself
 * @param detail what the code alone does not say; empty when there is nothing to add
 */
public record Flaw(String code, int number, String sentence, String file, String detail) {
    static Flaw of(EvidenceCode code, String file) {
        return of(code, file, "");
    }

    static Flaw of(EvidenceCode code, String file, String detail) {
        return new Flaw(code.name(), code.number(), code.sentence(), file, detail);
    }

    static Flaw of(ChainCode code, String file) {
        return new Flaw(code.name(), code.number(), code.sentence(), file, "");
    }

    static Flaw of(Answer answer, String file) {
        return new Flaw(
                answer.code().name(), answer.code().number(), answer.code().sentence(), file, answer.detail());
    }
}

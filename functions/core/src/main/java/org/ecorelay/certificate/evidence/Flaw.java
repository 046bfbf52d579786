package org.ecorelay.certificate.evidence;

import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.verify.Answer;
import org.ecorelay.attestation.verify.ChainCode;
import org.ecorelay.attestation.verify.Verdict;

/**
 * A broken link, or a doubt.
 *
 * @param verdict Invalid for a broken link; Unknown for a doubt
 * @param code stable name, of {@link EvidenceCode}, {@link ChainCode} or {@link org.ecorelay.attestation.verify.AnswerCode}
 * @param number its stable number
 * @param file the file that it was found at; empty when it is the archive itself
 * @param detail what the code alone does not say; empty when there is nothing to add
 */
public record Flaw(Verdict verdict, String code, int number, String sentence, String file, String detail) {
    static Flaw of(EvidenceCode code, String file) {
        return of(code, file, "");
    }

    static Flaw of(EvidenceCode code, String file, String detail) {
        return new Flaw(code.verdict(), code.name(), code.number(), code.sentence(), file, detail);
    }

    static Flaw of(ChainCode code, String file) {
        return new Flaw(Verdict.INVALID, code.name(), code.number(), code.sentence(), file, "");
    }

    /** What an archive carries and nobody can check is broken: it could have been left out. */
    static Flaw of(Answer answer, String file) {
        return new Flaw(
                Verdict.INVALID,
                answer.code().name(),
                answer.code().number(),
                answer.code().sentence(),
                file,
                answer.detail());
    }

    boolean isDoubt() {
        return verdict == Verdict.UNKNOWN;
    }
}

package org.ecorelay.certificate.evidence;

import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.json.Json;

/**
 * What an examination of evidence comes to.
 *
 * @param steps in the order in which they were examined; after the first broken link none is
 * @param broken the first broken link, or empty
 * @param doubts what genuine evidence may show, too, the first of each examination: nothing is broken by it, and nothing is Valid
 * @param about what the archive says that it is the evidence of, and for whom; empty when it cannot be opened
 */
public record EvidenceReport(List<Step> steps, Optional<Flaw> broken, List<Flaw> doubts, Optional<About> about) {
    public EvidenceReport {
        steps = List.copyOf(steps);
        doubts = List.copyOf(doubts);
    }

    /**
     * One examination.
     *
     * @param sentence what holds, or why nothing can be said
     */
    public record Step(String name, Verdict verdict, String sentence) {
        private Json json() {
            return Json.object()
                    .put("step", name)
                    .put("verdict", verdict.word())
                    .put("sentence", sentence)
                    .build();
        }
    }

    /** The archive's own words. */
    public record About(String certificate, String audience) {}

    /** Invalid with a broken link; Valid only if every step is. */
    public Verdict overall() {
        if (broken.isPresent()) {
            return Verdict.INVALID;
        }
        return steps.stream().allMatch(step -> step.verdict() == Verdict.VALID) ? Verdict.VALID : Verdict.UNKNOWN;
    }

    /** {@code overall, certificateId, audience, steps, broken, doubts}. */
    public Json.Obj json() {
        return Json.object()
                .put("overall", overall().word())
                .putIfPresent("certificateId", about.map(said -> Json.text(said.certificate())))
                .putIfPresent("audience", about.map(said -> Json.text(said.audience())))
                .put("steps", Json.array(steps.stream().map(Step::json)))
                .putIfPresent("broken", broken.map(EvidenceReport::json))
                .put("doubts", Json.array(doubts.stream().map(EvidenceReport::json)))
                .build();
    }

    private static Json json(Flaw flaw) {
        return Json.object()
                .put("code", flaw.code())
                .put("number", flaw.number())
                .put("sentence", flaw.sentence())
                .putIfPresent("file", flaw.file().isEmpty() ? null : flaw.file())
                .putIfPresent("detail", flaw.detail().isEmpty() ? null : flaw.detail())
                .build();
    }
}

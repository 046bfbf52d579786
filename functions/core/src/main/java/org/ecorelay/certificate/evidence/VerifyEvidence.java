package org.ecorelay.certificate.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.certificate.evidence.EvidenceReport.Step;

/**
 * Examines an archive without trusting it, link by link up to the first broken one; a doubt stops nothing. Pure: reaches no network and
 * throws nothing.
 */
public final class VerifyEvidence {
    private VerifyEvidence() {}

    /**
     * What is asked, and what is known from elsewhere.
     *
     * @param keys a key set that is trusted; without one the keys are the archive's own claim, and nothing is Valid
     * @param newest hash of the newest event, or empty: then what came after it would not be missed
     * @param at the instant that is asked about
     */
    public record Question(Optional<KeySet> keys, Optional<Sha256> newest, Instant at) {}

    private record Named(String name, String sentence, Check check) {}

    private static final Named KEYS =
            new Named("keys", "The documents were checked with the key set that you trust.", _ -> Optional.empty());

    /** Examines an archive. */
    public static EvidenceReport verify(byte[] archive, Question question) {
        return switch (OpenArchive.open(archive)) {
            case OpenArchive.Opening.Done(var evidence) -> examine(evidence, question);
            case OpenArchive.Opening.Broken(var flaw) -> {
                var steps = new ArrayList<Step>();
                steps.add(new Step("archive", flaw.verdict(), flaw.sentence()));
                steps(question).forEach(step -> steps.add(skipped(step)));
                steps.add(skipped(KEYS));
                yield new EvidenceReport(steps, Optional.of(flaw), List.of(), Optional.empty());
            }
        };
    }

    private static EvidenceReport examine(Opened evidence, Question question) {
        var steps = new ArrayList<Step>();
        steps.add(new Step("archive", Verdict.VALID, "One file for each name, stored as it is, and a manifest."));
        var doubts = new ArrayList<Flaw>();
        Optional<Flaw> broken = Optional.empty();
        for (Named step : steps(question)) {
            if (broken.isPresent()) {
                steps.add(skipped(step));
                continue;
            }
            Optional<Flaw> found = step.check().examine(evidence);
            steps.add(done(step, found));
            found.filter(Flaw::isDoubt).ifPresent(doubts::add);
            broken = found.filter(flaw -> !flaw.isDoubt());
        }
        steps.add(broken.isPresent() ? skipped(KEYS) : keySet(question));
        Manifest said = evidence.manifest();
        var about = new EvidenceReport.About(said.certificate(), said.audience());
        return new EvidenceReport(steps, broken, doubts, Optional.of(about));
    }

    private static List<Named> steps(Question question) {
        return List.of(
                new Named(
                        "contents",
                        "Every file is the one that the manifest names, and no other is there.",
                        new CheckContents()),
                new Named(
                        "documents",
                        "Every document is what its declarant has signed.",
                        new CheckDocuments(question.keys(), question.at())),
                new Named("history", history(question), new CheckHistory(question.newest())),
                new Named(
                        "links",
                        "Order, determination and replaced document are those that each document names.",
                        new CheckLinks()),
                new Named(
                        "exchanges",
                        "Every exchange with the platform is about one of the documents.",
                        new CheckExchanges()),
                new Named("copies", "What is redacted is what was signed to be shown.", new CheckCopies()),
                new Named(
                        "state",
                        "State, version and version in force are those that the events lead to, exporter and destination those that were"
                                + " signed. Parts, a covering certificate, reference, times, the verdict's word and a mode that no document denies are the archive's own words.",
                        new CheckState()),
                new Named(
                        "standing",
                        "What the events say counts, its status list does not take back.",
                        new CheckStanding(question.keys(), question.at())),
                new Named(
                        "attested",
                        "An event or a signed document rests on every determination, exchange, question and application.",
                        new CheckAttested()));
    }

    private static String history(Question question) {
        String follows = "Every event follows from the one before, and what it rests on is there";
        return question.newest().isPresent()
                ? follows + ", up to the newest one that you know."
                : follows
                        + ". A history made anew as a whole, or cut off, would not be noticed: compare its newest event.";
    }

    private static Step done(Named step, Optional<Flaw> found) {
        return found.map(flaw -> new Step(step.name(), flaw.verdict(), flaw.sentence()))
                .orElseGet(() -> new Step(step.name(), Verdict.VALID, step.sentence()));
    }

    private static Step skipped(Named step) {
        return new Step(step.name(), Verdict.SKIPPED, "Not examined.");
    }

    /** Whoever makes up evidence makes up keys. */
    private static Step keySet(Question question) {
        return question.keys().isPresent()
                ? new Step("keys", Verdict.VALID, KEYS.sentence())
                : new Step(
                        "keys",
                        Verdict.UNKNOWN,
                        "The key set is the archive's own claim: everything holds together, but who signed it is not confirmed.");
    }
}

package org.ecorelay.local.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.certificate.evidence.EvidenceReport;
import org.ecorelay.certificate.evidence.Flaw;
import org.ecorelay.certificate.evidence.VerifyEvidence;
import org.ecorelay.certificate.verify.PublicAnswer;

/**
 * {@code eco verify-evidence}: prints each examination of an archive, the first broken link and every doubt by file and reason. Reads the files that
 * it is given and nothing else.
 */
public final class EvidenceVerb {
    private final PrintStream out;
    private final PrintStream err;

    public EvidenceVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * What is asked.
     *
     * @param file an archive
     * @param keys a key set (JWKS) that the reader trusts
     * @param newest hash of the event that must be the newest
     */
    public record Question(Path file, Optional<Path> keys, Optional<Sha256> newest, Instant at, boolean json) {}

    /** Prints the examinations; what they come to. */
    public Verdict run(Question question) throws IOException, VerifyVerb.Unusable {
        Optional<KeySet> keys = question.keys().isPresent()
                ? Optional.of(VerifyVerb.keySet(question.keys().get()))
                : Optional.empty();
        if (Files.size(question.file()) > Archive.MAX_BYTES) {
            throw new VerifyVerb.Unusable(
                    "%s has more than %d bytes, which no evidence has".formatted(question.file(), Archive.MAX_BYTES));
        }
        byte[] archive = Files.readAllBytes(question.file());
        if (new String(archive, 0, Math.min(archive.length, 3), StandardCharsets.US_ASCII).equals("eyJ")) {
            throw new VerifyVerb.Unusable(
                    "%s is a signed document and no archive of evidence; it is checked with: eco verify FILE"
                            .formatted(question.file()));
        }
        EvidenceReport report =
                VerifyEvidence.verify(archive, new VerifyEvidence.Question(keys, question.newest(), question.at()));
        if (question.json()) {
            out.println(CanonicalJson.text(report.json()));
        } else {
            print(report, question);
        }
        if (keys.isEmpty()) {
            err.println(
                    "Without a key set from a place that you trust (GET /.well-known/jwks.json, or a copy from before) nobody knows"
                            + " who signed it: eco verify-evidence FILE --keys jwks.json");
        }
        return report.overall();
    }

    private void print(EvidenceReport report, Question question) {
        report.about()
                .ifPresent(said -> out.println("evidence of certificate %s, for the %s"
                        .formatted(VerifyVerb.line(said.certificate()), VerifyVerb.line(said.audience()))));
        for (EvidenceReport.Step step : report.steps()) {
            out.println("%s %-10s %-8s %s"
                    .formatted(
                            VerifyVerb.MARKS.get(step.verdict()),
                            step.name(),
                            step.verdict().word(),
                            step.sentence()));
        }
        out.println();
        report.broken().ifPresent(flaw -> out.println("first broken link: " + sentence(flaw)));
        report.doubts().forEach(flaw -> out.println("doubt: " + sentence(flaw)));
        if (report.broken().isEmpty() && question.newest().isEmpty()) {
            out.println(
                    "A history that was cut off, or made anew as a whole around the signed documents, would not be noticed:"
                            + " give the hash of its newest event with --newest if you know it from elsewhere.");
        }
        out.println("%s at %s".formatted(report.overall().name().toUpperCase(Locale.ROOT), question.at()));
        out.println(
                "That is the evidence. Documents run out and lists grow old: whether one counts today, eco verify says.");
        out.println(PublicAnswer.CUSTOMS_DECIDES);
    }

    /** Names come from whoever has made the archive. */
    private static String sentence(Flaw flaw) {
        return "%s %s%s [%s %d]"
                .formatted(
                        flaw.file().isEmpty() ? "the archive:" : VerifyVerb.line(flaw.file()) + ":",
                        flaw.sentence(),
                        flaw.detail().isEmpty() ? "" : " (%s)".formatted(VerifyVerb.line(flaw.detail())),
                        flaw.code(),
                        flaw.number());
    }
}

package org.ecorelay.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.profile.VerdictMeaning;
import org.ecorelay.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Records what the platform said: the exchange first, as evidence, then the move that it means. */
final class Answer {
    private final Records records;

    Answer(Records records) {
        this.records = records;
    }

    /** Keeps an exchange. Late and repeated ones are kept too: each has a key of its own. */
    Sha256 keep(Certificate certificate, String exchange) {
        var item = Ledger.Item.exchange(certificate.id(), certificate.revision(), exchange);
        return records.ledger().append(item).hash();
    }

    /** Moves a certificate to where a verdict leads; a word that nobody knows never leads to an approval. */
    Commit verdict(
            Certificate certificate, @Nullable String reference, Verdict verdict, Profile profile, List<Sha256> rests) {
        Instant now = records.clock().instant();
        var filing = new State.Filing(reference, submittedAt(certificate, now), verdict.code(), verdict.reason());
        // In the lane that it is in already: the index then moves once, when everybody is told.
        Optional<Due> due = certificate
                .due()
                .filter(Due::isVerdictLane)
                .or(() -> Optional.of(Due.verdict(certificate.subject(), now)));
        return switch (profile.meaning(verdict.code())) {
            case PENDING -> pending(certificate, filing, due.orElseThrow(), rests);
            case APPROVED -> records.history().move(certificate, new State.Approved(filing, now), due, true, rests);
            case REJECTED ->
                records.history().move(certificate, new State.Rejected(filing, now, fix(verdict)), due, true, rests);
            case UNRECOGNIZED -> records.history().move(certificate, new State.ManualReview(filing), due, true, rests);
        };
    }

    private Commit pending(Certificate certificate, State.Filing filing, Due due, List<Sha256> rests) {
        if (certificate.status() == Status.PENDING) {
            return records.certificates()
                    .commit(certificate.refined(new State.Pending(filing), due, filing.submittedAt()));
        }
        return records.history().move(certificate, new State.Pending(filing), Optional.of(due), false, rests);
    }

    /** The platform refused the request itself: sending the same bytes again gives the same answer. */
    Commit refused(Certificate certificate, List<Finding> findings, List<Sha256> rests) {
        Instant now = records.clock().instant();
        Finding first = findings.getFirst();
        var filing = new State.Filing(null, now, "Rejected", first.code() + ": " + first.message());
        var rejected = new State.Rejected(filing, now, first.fix());
        return records.history().move(certificate, rejected, Optional.of(Due.work(certificate.id(), now)), true, rests);
    }

    private static Instant submittedAt(Certificate certificate, Instant now) {
        return switch (certificate.state()) {
            case State.Pending(var filing) -> filing.submittedAt();
            case State.ManualReview(var filing) -> filing.submittedAt();
            default -> now;
        };
    }

    private static String fix(Verdict verdict) {
        return verdict.field() == null
                ? "Read the platform's reason, correct the order or the product profile, and send a new version."
                : "Add or correct %s, and send a new version.".formatted(verdict.field());
    }

    /** Whether a verdict tells something that the row does not show yet. */
    static boolean isNews(Certificate certificate, Verdict verdict, Profile profile) {
        VerdictMeaning meaning = profile.meaning(verdict.code());
        boolean sameWord = certificate.platformCode().equals(Optional.of(verdict.code()));
        return !(sameWord && (meaning == VerdictMeaning.PENDING || meaning == VerdictMeaning.UNRECOGNIZED));
    }
}

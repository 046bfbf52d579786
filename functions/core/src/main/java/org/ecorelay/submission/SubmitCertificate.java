package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Sends one signed document to the platform: claim, send once, record. A document is registered there at most once, because
 * an expired claim is not given to anybody: only the poller resolves it, by asking.
 */
public final class SubmitCertificate {
    private final Records records;
    private final OriginPlatform platform;
    private final Profile.Catalogue profiles;
    private final Timing timing;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final LongSupplier monotonicNanos;
    private final Answer answer;
    private final Pace pace;
    private final WithdrawFiled withdraw;

    /**
     * Everything that submitting needs.
     *
     * @param pace says whether the authority takes a request now, and is told how it went
     * @param random tells one claim from another; mixed with the clock, so that copies of one machine may share a seed
     * @param monotonicNanos a clock that no adjustment moves, {@code System::nanoTime}
     */
    public SubmitCertificate(
            Records records,
            OriginPlatform platform,
            Profile.Catalogue profiles,
            Timing timing,
            Backoff backoff,
            RandomGenerator random,
            LongSupplier monotonicNanos,
            Pace pace) {
        this.records = records;
        this.platform = platform;
        this.profiles = profiles;
        this.timing = timing;
        this.backoff = backoff;
        this.random = random;
        this.monotonicNanos = monotonicNanos;
        this.answer = new Answer(records);
        this.pace = pace;
        this.withdraw = new WithdrawFiled(records, platform, backoff, pace);
    }

    /** What became of one message. */
    public sealed interface Settled {
        /** The row tells what happened; {@code status} is its state now. */
        record Recorded(Status status) implements Settled {}

        /** Somebody else was first, or the row has moved on; nothing was sent. */
        record NothingToDo() implements Settled {}

        /** The authority takes nothing now; the row waits for the timer, which gives it back when its turn has come. */
        record Held() implements Settled {}

        /** The claim took too long to be sure of it; the timer asks before anybody sends again. */
        record TooLate() implements Settled {}
    }

    /**
     * Submits one document, unless its row says otherwise.
     *
     * @throws IllegalArgumentException if there is no such certificate: rows are written before messages, so the message is
     *     not ours, and is kept as evidence
     */
    public Settled submit(DocumentId document) {
        Certificate row = records.certificates()
                .find(document.certificate())
                .orElseThrow(() -> new IllegalArgumentException("there is no certificate " + document));
        Optional<Wanted> ripe = row.ripe();
        if (ripe.isPresent()) {
            return ripe.get() instanceof Wanted.Withdrawal
                    ? recorded(withdraw.withdraw(row))
                    : new Settled.NothingToDo();
        }
        boolean submittable = row.status() == Status.SIGNED || row.status() == Status.DEFERRED;
        return submittable && row.version() == document.version() ? submit(row) : new Settled.NothingToDo();
    }

    private Settled submit(Certificate row) {
        if (!platform.accepts(row.subject().mode())) {
            return recorded(records.history()
                    .move(
                            row,
                            new State.NotRequired(State.NotRequired.Reason.NO_SANDBOX_FOR_TEST_ORDER),
                            Optional.empty(),
                            false,
                            List.of()));
        }
        if (!pace.admits(row.subject())) {
            return pace.hold(row) instanceof Commit.Lost ? new Settled.NothingToDo() : new Settled.Held();
        }
        Ledger.Item document = records.ledger()
                .find(row.id(), Ledger.documentKey(row.version()))
                .orElseThrow(() ->
                        new IllegalStateException("document %s is not in the ledger".formatted(row.documentId())));
        Profile profile = profiles.choose(
                row.subject().destination(), Profile.day(row.subject().createdAt()));
        long began = monotonicNanos.getAsLong();
        return switch (records.certificates().commit(claim(row, profile, began))) {
            case Commit.Lost _ -> new Settled.NothingToDo();
            case Commit.Committed(var claimed) -> send(claimed, document, profile, began);
        };
    }

    /** The timer must not ask before the lease, two skewed clocks and the slowest request are over. */
    private Certificate claim(Certificate row, Profile profile, long began) {
        Instant now = records.clock().instant();
        Instant leaseUntil = now.plus(timing.lease());
        Instant resolveAt =
                leaseUntil.plus(timing.maxClockSkew().multipliedBy(2)).plus(profile.settle());
        // A first due time that is late enough stays, which spares the index a move; a wait in vain would be too long.
        Due due = row.due()
                .filter(seen -> row.tries() == 0 && !seen.at().isBefore(resolveAt))
                .orElse(Due.work(row.id(), resolveAt));
        String claim = Long.toUnsignedString(random.nextLong() ^ began, Character.MAX_RADIX);
        return row.claimed(new State.Submitting(leaseUntil, claim), due, now);
    }

    private Settled send(Certificate claimed, Ledger.Item document, Profile profile, long began) {
        if (monotonicNanos.getAsLong() - began >= timing.sendWindow().toNanos()) {
            return new Settled.TooLate();
        }
        var subject = claimed.subject();
        var exchanged = platform.submit(new Submission(
                claimed.documentId(),
                subject.account(),
                subject.exporter(),
                subject.destination(),
                profile.specVersion(),
                profile.statusCodes(),
                subject.mode(),
                document.text(),
                document.extra(),
                replaced(claimed)));
        // Kept before the move: a worker whose move loses has still said what the platform answered.
        List<Sha256> rests = List.of(answer.keep(claimed, exchanged.record()));
        Commit commit = record(claimed, exchanged.result(), profile, rests);
        // Last: when this write fails, nothing of the answer is lost.
        pace.heard(subject, exchanged.signal());
        if (commit instanceof Commit.Committed(var row) && row.status() == Status.MANUAL_REVIEW) {
            pace.count("unknown-word", subject);
        }
        return recorded(commit);
    }

    private static @Nullable DocumentId replaced(Certificate claimed) {
        return claimed.lineage()
                .replaced()
                .map(filed -> claimed.id().version(filed.version()))
                .orElse(null);
    }

    /** A wish that came meanwhile has raised the revision but left the claim: the answer is recorded on top of it. */
    private Commit record(Certificate claimed, SubmissionOutcome outcome, Profile profile, List<Sha256> rests) {
        Commit commit = recordOnce(claimed, outcome, profile, rests);
        while (commit instanceof Commit.Lost(var now)
                && now != null
                && now.state().equals(claimed.state())) {
            commit = recordOnce(now, outcome, profile, rests);
        }
        return commit;
    }

    private Commit recordOnce(Certificate claimed, SubmissionOutcome outcome, Profile profile, List<Sha256> rests) {
        return switch (outcome) {
            case SubmissionOutcome.Filed(String reference, var _) ->
                answer.verdict(claimed, reference, new Verdict(profile.pendingWord(), null, null), profile, rests);
            case SubmissionOutcome.Decided(String reference, Verdict verdict) ->
                answer.verdict(claimed, reference, verdict, profile, rests);
            case SubmissionOutcome.Refused(var findings) -> answer.refused(claimed, findings, rests);
            case SubmissionOutcome.Deferred(Duration retryAfter, String reason) ->
                move(claimed, new State.Deferred(reason), wait(claimed, retryAfter), rests);
            case SubmissionOutcome.Unknown(String reason) ->
                move(claimed, new State.OutcomeUnknown(reason, null), Duration.ZERO, rests);
        };
    }

    private Commit move(Certificate claimed, State next, Duration wait, List<Sha256> rests) {
        Instant at = records.clock().instant().plus(wait);
        return records.history().move(claimed, next, Optional.of(Due.work(claimed.id(), at)), false, rests);
    }

    /** What is wanted instead need not wait. */
    private Duration wait(Certificate claimed, Duration retryAfter) {
        return claimed.lineage().wanted().isPresent()
                ? Duration.ZERO
                : longer(retryAfter, backoff.after(claimed.attempts()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Settled recorded(Commit commit) {
        return switch (commit) {
            case Commit.Committed(var row) -> new Settled.Recorded(row.status());
            case Commit.Lost _ -> new Settled.NothingToDo();
        };
    }
}

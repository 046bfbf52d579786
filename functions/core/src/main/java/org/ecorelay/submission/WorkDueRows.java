package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.change.Amend;
import org.jspecify.annotations.Nullable;

/**
 * The one timer: looks at every row whose time has come and does what its state asks for. Begins with a conditional write
 * that moves the timer, which makes stale index entries harmless and keeps a failing row from the head of its lane.
 */
public final class WorkDueRows {
    private static final int PAGE = 50;
    /** So many rows are seen before some are started. */
    private static final int MAX_WAITING = 5_000;
    /** Backoff of a question that would be in vain: a quarter of an hour at most with the deployed base. */
    private static final int OUTAGE_TRIES = 5;

    private static final Duration DAILY = Duration.ofDays(1);

    private final Records records;
    private final ResolveSubmission resolve;
    private final WorkQueue orders;
    private final WorkQueue submissions;
    private final Backoff backoff;
    private final Pace pace;
    private final Amend amend;

    /** Everything that the timer reads and starts. */
    public WorkDueRows(
            Records records,
            ResolveSubmission resolve,
            WorkQueue orders,
            WorkQueue submissions,
            Backoff backoff,
            Pace pace) {
        this.records = records;
        this.resolve = resolve;
        this.orders = orders;
        this.submissions = submissions;
        this.backoff = backoff;
        this.pace = pace;
        this.amend = new Amend(records);
    }

    /**
     * What one pass did.
     *
     * @param worked rows that were due and ours
     * @param untold rows about whose newest event somebody has to be told
     */
    public record Pass(int worked, List<Certificate> untold) {}

    /** Works all lanes, in pages, while time is left. */
    public Pass work(BooleanSupplier timeLeft) {
        var untold = new ArrayList<Certificate>();
        var toSubmit = new ArrayList<Certificate>();
        int worked = 0;
        for (int shard = 0; shard < Due.WORK_SHARDS; shard++) {
            worked += workLane(Due.workLane(shard), toSubmit, untold, timeLeft);
        }
        return new Pass(worked + submit(toSubmit, timeLeft), List.copyOf(untold));
    }

    /** All that wait are seen before the first is started: only so are the accounts served in turn. */
    private int submit(List<Certificate> toSubmit, BooleanSupplier timeLeft) {
        List<DocumentId> started = pace.held().start(List.copyOf(toSubmit), this::claim, timeLeft);
        toSubmit.clear();
        submissions.send(started);
        return started.size();
    }

    private int workLane(String lane, List<Certificate> toSubmit, List<Certificate> untold, BooleanSupplier timeLeft) {
        Instant until = records.clock().instant();
        int worked = 0;
        @Nullable DueEntry last = null;
        List<DueEntry> page;
        do {
            page = records.certificates().due(lane, until, PAGE, last);
            if (last == null) {
                late(
                        page.isEmpty()
                                ? Duration.ZERO
                                : Duration.between(page.getFirst().due().at(), until),
                        lane);
            }
            worked += workPage(page, toSubmit, untold, timeLeft);
            if (toSubmit.size() >= MAX_WAITING) {
                worked += submit(toSubmit, timeLeft);
            }
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE && timeLeft.getAsBoolean());
        return worked;
    }

    /** What is due is worked within a pass or two: more says that the timer stood still, or that a row fails before its claim. */
    private void late(Duration overdue, String lane) {
        pace.meter().count("overdue-seconds", lane, Math.max(0, overdue.toSeconds()));
    }

    private int workPage(
            List<DueEntry> page, List<Certificate> toSubmit, List<Certificate> untold, BooleanSupplier timeLeft) {
        var toBuild = new ArrayList<DocumentId>();
        var ours = new ArrayList<CertificateId>();
        for (DueEntry entry : page) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            records.attempt(
                    entry.document().certificate(),
                    () -> find(entry).ifPresent(row -> {
                        if (isSubmittable(row)) {
                            toSubmit.add(row);
                        } else if (isInVain(row)) {
                            later(row);
                        } else {
                            claim(row).ifPresent(claimed -> {
                                ours.add(claimed.id());
                                act(claimed, toBuild, untold);
                            });
                        }
                    }));
        }
        orders.send(toBuild);
        return ours.size();
    }

    /** The row, if it is still what the index says. */
    private Optional<Certificate> find(DueEntry entry) {
        return records.certificates()
                .find(entry.document().certificate())
                .filter(row -> row.due().equals(Optional.of(entry.due())));
    }

    private static boolean isSubmittable(Certificate row) {
        return !row.noticeDue()
                && row.ripe().isEmpty()
                && (row.status() == Status.SIGNED || row.status() == Status.DEFERRED);
    }

    /** Whether its platform is known not to answer: no try of this row's. */
    private boolean isInVain(Certificate row) {
        return !row.noticeDue() && row.status() == Status.OUTCOME_UNKNOWN && !pace.admits(row.subject());
    }

    private void later(Certificate row) {
        Instant now = records.clock().instant();
        Due later = Due.work(row.id(), now.plus(backoff.after(Math.max(row.tries(), OUTAGE_TRIES))));
        records.certificates().commit(row.refined(row.state(), later, now));
    }

    /** The row with its timer moved, if nobody was first. */
    private Optional<Certificate> claim(Certificate row) {
        Instant now = records.clock().instant();
        Due later = Due.work(row.id(), now.plus(wait(row)));
        if (!(records.certificates().commit(row.postponed(later, now)) instanceof Commit.Committed(var ours))) {
            return Optional.empty();
        }
        if (ours.tries() == Certificate.STUCK_AFTER && ours.isStuck() && !waitsForAnswer(row)) {
            pace.count("stuck", ours.subject());
        }
        return Optional.of(ours);
    }

    private Duration wait(Certificate row) {
        boolean stuck = row.tries() + 1 >= Certificate.STUCK_AFTER;
        return waitsForAnswer(row) || stuck ? DAILY : backoff.after(row.tries());
    }

    /** Whether it is looked at every day because somebody else has to act, and not in vain. */
    private static boolean waitsForAnswer(Certificate row) {
        boolean asks = row.status() == Status.NEEDS_DATA || row.status() == Status.AWAITING_ISSUER;
        return asks && !row.noticeDue() && row.ripe().isEmpty();
    }

    private void act(Certificate row, List<DocumentId> toBuild, List<Certificate> untold) {
        if (row.noticeDue()) {
            untold.add(row);
            return;
        }
        if (row.ripe().isPresent()) {
            carryOut(row, row.ripe().get(), toBuild);
            return;
        }
        if (row.state() instanceof State.Covered) {
            toBuild.add(row.documentId());
            return;
        }
        switch (row.status()) {
            case RECEIVED, NEEDS_DATA, AWAITING_ISSUER -> toBuild.add(row.documentId());
            case SUBMITTING -> {
                if (resolve.expire(row) instanceof Commit.Committed(var unknown)) {
                    ask(unknown, untold);
                }
            }
            case OUTCOME_UNKNOWN -> ask(row, untold);
            case SIGNED,
                    DEFERRED,
                    PENDING,
                    MANUAL_REVIEW,
                    APPROVED,
                    REJECTED,
                    NOT_QUALIFIED,
                    NOT_REQUIRED,
                    WITHDRAWN -> {
                // Nothing to do but to look again: these were started, wait for somebody else, or are done and told.
            }
        }
    }

    /** What was wanted while the platform was deciding. It gives back what it has to the submitter, who has the credentials. */
    private void carryOut(Certificate row, Wanted wanted, List<DocumentId> toBuild) {
        if (wanted instanceof Wanted.Withdrawal && !row.lineage().filed().isEmpty()) {
            submissions.send(List.of(row.documentId()));
            return;
        }
        Instant due = records.clock().instant().plus(backoff.after(0));
        if (amend.apply(row, wanted, due) instanceof Commit.Committed(var now) && now.status() == Status.RECEIVED) {
            toBuild.add(now.documentId());
        }
    }

    private void ask(Certificate row, List<Certificate> untold) {
        if (resolve.ask(row) instanceof Commit.Committed(var answered)) {
            if (answered.status() == Status.SIGNED) {
                submissions.send(List.of(answered.documentId()));
            }
            if (answered.noticeDue()) {
                untold.add(answered);
            }
        }
    }
}

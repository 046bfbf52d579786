package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ecorelay.certificate.Amend;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.WorkQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one timer: looks at every row whose time has come and does what its state asks for. Begins with a conditional write
 * that moves the timer, which makes stale index entries harmless and keeps a failing row from the head of its lane.
 */
public final class WorkDueRows {
    private static final int PAGE = 50;
    private static final Duration DAILY = Duration.ofDays(1);

    private final Records records;
    private final ResolveSubmission resolve;
    private final WorkQueue orders;
    private final WorkQueue submissions;
    private final Backoff backoff;
    private final Amend amend;

    /** Everything that the timer reads and starts. */
    public WorkDueRows(
            Records records, ResolveSubmission resolve, WorkQueue orders, WorkQueue submissions, Backoff backoff) {
        this.records = records;
        this.resolve = resolve;
        this.orders = orders;
        this.submissions = submissions;
        this.backoff = backoff;
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
        int worked = 0;
        for (int shard = 0; shard < Due.WORK_SHARDS; shard++) {
            worked += workLane(Due.workLane(shard), untold, timeLeft);
        }
        return new Pass(worked, List.copyOf(untold));
    }

    private int workLane(String lane, List<Certificate> untold, BooleanSupplier timeLeft) {
        Instant until = records.clock().instant();
        int worked = 0;
        @Nullable DueEntry last = null;
        List<DueEntry> page;
        do {
            page = records.certificates().due(lane, until, PAGE, last);
            worked += workPage(page, untold, timeLeft);
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE && timeLeft.getAsBoolean());
        return worked;
    }

    private int workPage(List<DueEntry> page, List<Certificate> untold, BooleanSupplier timeLeft) {
        var toBuild = new ArrayList<DocumentId>();
        var toSubmit = new ArrayList<DocumentId>();
        var ours = new ArrayList<CertificateId>();
        for (DueEntry entry : page) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            records.attempt(
                    entry.document().certificate(),
                    () -> claim(entry).ifPresent(row -> {
                        ours.add(row.id());
                        act(row, toBuild, toSubmit, untold);
                    }));
        }
        orders.send(toBuild);
        submissions.send(toSubmit);
        return ours.size();
    }

    /** The row, if it is still what the index says, with its timer moved. */
    private Optional<Certificate> claim(DueEntry entry) {
        return records.certificates()
                .find(entry.document().certificate())
                .filter(row -> row.due().equals(Optional.of(entry.due())))
                .flatMap(row -> {
                    Instant now = records.clock().instant();
                    Due later = Due.work(row.id(), now.plus(wait(row)));
                    return records.certificates().commit(row.postponed(later, now))
                                    instanceof Commit.Committed(var ours)
                            ? Optional.of(ours)
                            : Optional.empty();
                });
    }

    private Duration wait(Certificate row) {
        boolean asks = row.status() == Status.NEEDS_DATA || row.status() == Status.AWAITING_ISSUER;
        boolean stuck = row.tries() + 1 >= Certificate.STUCK_AFTER;
        return (asks && !row.noticeDue() && row.ripe().isEmpty()) || stuck ? DAILY : backoff.after(row.tries());
    }

    private void act(Certificate row, List<DocumentId> toBuild, List<DocumentId> toSubmit, List<Certificate> untold) {
        if (row.noticeDue()) {
            untold.add(row);
            return;
        }
        if (row.ripe().isPresent()) {
            carryOut(row, row.ripe().get(), toBuild, toSubmit);
            return;
        }
        switch (row.status()) {
            case RECEIVED, NEEDS_DATA -> toBuild.add(row.documentId());
            case SIGNED, DEFERRED -> toSubmit.add(row.documentId());
            case SUBMITTING -> {
                if (resolve.expire(row) instanceof Commit.Committed(var unknown)) {
                    ask(unknown, toSubmit, untold);
                }
            }
            case OUTCOME_UNKNOWN -> ask(row, toSubmit, untold);
            case AWAITING_ISSUER,
                    PENDING,
                    MANUAL_REVIEW,
                    APPROVED,
                    REJECTED,
                    NOT_QUALIFIED,
                    NOT_REQUIRED,
                    WITHDRAWN -> {
                // Nothing to do but to look again: these wait for somebody else, or are done and told.
            }
        }
    }

    /** What was wanted while the platform was deciding. It gives back what it has to the submitter, who has the credentials. */
    private void carryOut(Certificate row, Wanted wanted, List<DocumentId> toBuild, List<DocumentId> toSubmit) {
        if (wanted instanceof Wanted.Withdrawal && !row.lineage().filed().isEmpty()) {
            toSubmit.add(row.documentId());
            return;
        }
        Instant due = records.clock().instant().plus(backoff.after(0));
        if (amend.apply(row, wanted, due) instanceof Commit.Committed(var now) && now.status() == Status.RECEIVED) {
            toBuild.add(now.documentId());
        }
    }

    private void ask(Certificate row, List<DocumentId> toSubmit, List<Certificate> untold) {
        if (resolve.ask(row) instanceof Commit.Committed(var answered)) {
            if (answered.status() == Status.SIGNED) {
                toSubmit.add(answered.documentId());
            }
            if (answered.noticeDue()) {
                untold.add(answered);
            }
        }
    }
}

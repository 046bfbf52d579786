package org.ecorelay.operation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.pacing.Meter;
import org.ecorelay.pacing.SharedState;

/**
 * Carries out redrives, a bounded number of pages a pass, the jobs in turn. A page is kept before it is worked: a pass that dies
 * works it again, and what it had done already is known by its event. A row that cannot be worked holds its page up for some
 * passes, then it is counted as failed.
 */
public final class RedriveRows {
    static final String DONE = "redrive#done";
    static final String EVENT = "certificate.redriven.v1";

    /** Pages of one pass, over all jobs: what nobody ordered has to be worked too. */
    static final int MAX_PAGES = 10;

    /** After so many passes a page goes on without the rows that failed. */
    static final int MAX_TRIES = 3;

    private static final int MAX_JOBS = 1_000;
    private static final int MAX_RACES = 20;

    private final Records records;
    private final SharedState state;
    private final RedriveScan scan;
    private final Meter meter;
    private int turn;

    public RedriveRows(Records records, SharedState state, Meter meter) {
        this.records = records;
        this.state = state;
        this.scan = new RedriveScan(records.certificates(), records.clock());
        this.meter = meter;
    }

    /** Works the open jobs, a page of each in turn, while time is left; answers how many rows were made due. */
    public int work(BooleanSupplier timeLeft) {
        var ids = new ArrayList<>(state.members(OrderRedrive.OPEN, MAX_JOBS));
        // Another job begins in every pass: many of them must not keep one from its turn.
        Collections.rotate(ids, ids.isEmpty() ? 0 : -(turn++ % ids.size()));
        var open = new ArrayDeque<>(ids);
        int redriven = 0;
        for (int pages = 0; pages < MAX_PAGES && !open.isEmpty() && timeLeft.getAsBoolean(); pages++) {
            String id = open.remove();
            Optional<RedriveJob> job = state.find(OrderRedrive.OPEN, id).map(RedriveJob::read);
            if (job.isPresent()) {
                Step step = work(job.get());
                redriven += step.done();
                if (step.again()) {
                    open.add(id);
                }
            }
        }
        return redriven;
    }

    /** One page; {@code again} says whether the job may go on in this pass. */
    private record Step(int done, boolean again) {}

    private Step work(RedriveJob job) {
        RedriveJob.Page begun = job.page();
        RedriveJob.Page page =
                begun == null ? scan.read(job) : new RedriveJob.Page(begun.ids(), begun.next(), begun.tries() + 1);
        RedriveJob working = job.on(page);
        state.put(OrderRedrive.OPEN, job.id(), working.json());
        RedriveJob.Counts counts = redrive(page, working);
        if (counts.failed() > 0 && page.tries() < MAX_TRIES) {
            return new Step(counts.done(), false);
        }
        RedriveJob after = working.after(page, counts);
        if (page.next() != null) {
            state.put(OrderRedrive.OPEN, job.id(), after.json());
            return new Step(counts.done(), true);
        }
        finish(after.finished(records.clock().instant()));
        return new Step(counts.done(), false);
    }

    /** First the end, then no beginning: whoever looks for the job finds it. */
    private void finish(RedriveJob job) {
        state.put(DONE, job.id(), job.json());
        state.remove(OrderRedrive.OPEN, job.id());
        meter.count("redriven", job.account(), job.counts().done());
        if (job.counts().failed() > 0) {
            meter.count("redrive-failed", job.account(), job.counts().failed());
        }
    }

    private RedriveJob.Counts redrive(RedriveJob.Page page, RedriveJob job) {
        var done = new AtomicInteger();
        var failed = new LinkedHashSet<>(page.ids());
        for (CertificateId id : page.ids()) {
            records.attempt(id, () -> {
                if (redrive(id, job, page.tries() > 1)) {
                    done.incrementAndGet();
                }
                failed.remove(id);
            });
        }
        return new RedriveJob.Counts(done.get(), failed.size(), List.copyOf(failed));
    }

    private boolean redrive(CertificateId id, RedriveJob job, boolean again) {
        for (int race = 0; race < MAX_RACES; race++) {
            Certificate row = records.certificates().find(id).orElse(null);
            if (row == null
                    || !row.subject().account().equals(job.account())
                    || row.subject().mode() != job.mode()) {
                return false;
            }
            // In a page that is new the index shows a second time what this job has moved to its end.
            if (isDone(row, job, again)) {
                return again;
            }
            if (!job.filter().matches(row)) {
                return false;
            }
            if (commit(row, job) instanceof Commit.Committed) {
                return true;
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    /** Whether this job has made the row due; in a page that a pass has left behind it may have moved on since. */
    private boolean isDone(Certificate row, RedriveJob job, boolean again) {
        return isOf(job, row.event())
                || (again
                        && records.ledger().list(row.id(), "event").stream()
                                .map(Ledger.Item::text)
                                .map(Event::parse)
                                .anyMatch(event -> isOf(job, event)));
    }

    private static boolean isOf(RedriveJob job, Event event) {
        return Optional.ofNullable(event.order())
                .filter(order -> job.id().equals(order.job()))
                .isPresent();
    }

    /** What waits for a verdict stays in its lane: it is asked about anyway. */
    private Commit commit(Certificate row, RedriveJob job) {
        Instant now = records.clock().instant();
        Optional<Due> due = row.due().map(seen -> seen.isVerdictLane() ? seen : Due.work(row.id(), now));
        // The notice that is still due bears the id of the event before an order; two orders would hide it.
        return row.noticeDue() && row.event().order() != null
                ? records.certificates().commit(row.redriven(due, row.event()))
                : records.history().redrive(row, EVENT, due, new Event.Order(job.by(), job.id()));
    }
}

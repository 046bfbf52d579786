package org.ecorelay.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.pacing.Meter;
import org.ecorelay.pacing.SharedState;

/**
 * Carries out redrives, a bounded number of rows a pass. The cursor is kept after each page; a page that a crash cut off is read
 * again, and what it had done already is known by its event.
 */
public final class RedriveRows {
    static final String DONE = "redrive#done";
    static final String EVENT = "certificate.redriven.v1";

    private static final int MAX_JOBS = 100;
    private static final int MAX_PAGES = 20;
    private static final int MAX_RACES = 3;

    private final Records records;
    private final SharedState state;
    private final RedriveScan scan;
    private final Meter meter;

    public RedriveRows(Records records, SharedState state, Meter meter) {
        this.records = records;
        this.state = state;
        this.scan = new RedriveScan(records.certificates());
        this.meter = meter;
    }

    /** Works every open job, while time is left; answers how many rows were made due. */
    public int work(BooleanSupplier timeLeft) {
        int redriven = 0;
        for (String id : state.members(OrderRedrive.OPEN, MAX_JOBS)) {
            Optional<RedriveJob> job = state.find(OrderRedrive.OPEN, id).map(RedriveJob::read);
            if (job.isPresent()) {
                redriven += work(job.get(), timeLeft);
            }
        }
        return redriven;
    }

    private int work(RedriveJob begun, BooleanSupplier timeLeft) {
        RedriveJob job = begun;
        for (int pages = 0; pages < MAX_PAGES && timeLeft.getAsBoolean(); pages++) {
            RedriveScan.Page page = scan.read(job);
            job = job.after(page.next(), redrive(page, job));
            if (page.next() == null) {
                state.put(DONE, job.id(), job.json());
                state.remove(OrderRedrive.OPEN, job.id());
                meter.count("redriven", job.account(), job.redriven());
                break;
            }
            state.put(OrderRedrive.OPEN, job.id(), job.json());
        }
        return job.redriven() - begun.redriven();
    }

    private int redrive(RedriveScan.Page page, RedriveJob job) {
        var redriven = new AtomicInteger();
        for (CertificateId id : page.ids()) {
            records.attempt(id, () -> {
                if (redrive(id, job)) {
                    redriven.incrementAndGet();
                }
            });
        }
        return redriven.get();
    }

    private boolean redrive(CertificateId id, RedriveJob job) {
        for (int race = 0; race < MAX_RACES; race++) {
            Certificate row = records.certificates().find(id).orElse(null);
            if (row == null
                    || !row.subject().account().equals(job.account())
                    || row.subject().mode() != job.mode()) {
                return false;
            }
            if (isDone(row, job)) {
                return true;
            }
            if (!job.filter().matches(row)) {
                return false;
            }
            if (commit(row, job.by()) instanceof Commit.Committed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDone(Certificate row, RedriveJob job) {
        return row.event().type().equals(EVENT) && !row.event().at().isBefore(job.createdAt());
    }

    /** What waits for a verdict stays in its lane: there only the tries are forgotten. */
    private Commit commit(Certificate row, String by) {
        Instant now = records.clock().instant();
        Optional<Due> due = row.due().map(seen -> seen.isVerdictLane() ? seen : Due.work(row.id(), now));
        return records.history().redrive(row, EVENT, due, by);
    }
}

package org.ecorelay.operation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.account.Caller;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.pacing.SharedState;

/** Takes an operator's order: counts what it would mean, or leaves it to the poller, which works it in bounded pages. */
public final class OrderRedrive {
    static final String OPEN = "redrive#open";

    /** More than this is not counted while somebody waits for the answer. */
    private static final int MAX_PAGES = 100;

    private final Certificates certificates;
    private final SharedState state;
    private final InstantSource clock;

    public OrderRedrive(Certificates certificates, SharedState state, InstantSource clock) {
        this.certificates = certificates;
        this.state = state;
        this.clock = clock;
    }

    /**
     * What a redrive would act on.
     *
     * @param byState how many certificates match, by the name of their state
     * @param complete false when there are more than were looked at
     */
    public record Counts(Map<String, Integer> byState, boolean complete) {
        public int matches() {
            return byState.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Counts; writes nothing. */
    public Counts dryRun(Caller caller, RedriveFilter filter) {
        var scan = new RedriveScan(certificates, clock);
        var counts = new TreeMap<String, Integer>();
        RedriveJob job = RedriveJob.begun(caller, filter, clock.instant());
        for (int read = 0; read < MAX_PAGES; read++) {
            RedriveJob.Page page = scan.read(job);
            for (Certificate row : certificates.findAll(page.ids())) {
                if (row.subject().mode() == caller.mode() && filter.matches(row)) {
                    counts.merge(row.status().name(), 1, Integer::sum);
                }
            }
            if (page.next() == null) {
                return new Counts(counts, true);
            }
            job = job.after(page, RedriveJob.Counts.NOTHING);
        }
        return new Counts(counts, false);
    }

    /** Orders a redrive. It is durable when this returns; nothing was made due yet. */
    public RedriveJob order(Caller caller, RedriveFilter filter) {
        Instant now = clock.instant();
        RedriveJob job = RedriveJob.begun(caller, filter, now);
        state.put(OPEN, job.id(), job.json());
        return job;
    }

    /** A job of the caller's account, open or finished within the last year; empty for any other id. */
    public Optional<RedriveJob> find(Caller caller, String id) {
        return state.find(OPEN, id)
                .or(() -> state.find(RedriveRows.DONE, id))
                .map(RedriveJob::read)
                .filter(job -> job.account().equals(caller.account()));
    }
}

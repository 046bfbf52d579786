package org.ecorelay.submission;

import java.util.Collection;
import java.util.random.RandomGenerator;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.pacing.Meter;
import org.ecorelay.pacing.Pacing;
import org.ecorelay.pacing.SharedState;
import org.ecorelay.pacing.Signal;

/**
 * The pace of the authorities, as the use cases see it.
 *
 * @param pacing breaker and rate
 * @param held rows that wait for them
 * @param meter counts what an alarm may look at
 */
public record Pace(Pacing pacing, HeldRows held, Meter meter) {
    /** Submitters at work at the same time, and the poller. */
    private static final int WORKERS = 6;

    /** The pace that all workers share; the profile in force today says how many requests an authority gets at most. */
    public static Pace shared(
            Records records,
            SharedState state,
            Profile.Catalogue profiles,
            Collection<String> authorities,
            Backoff backoff,
            RandomGenerator random,
            Meter meter) {
        var pacing = new Pacing(
                state,
                records.clock(),
                random,
                meter,
                authority -> {
                    var today = Profile.day(records.clock().instant());
                    return profiles.choose(authority, today).requestsPerSecond();
                },
                WORKERS);
        return new Pace(pacing, new HeldRows(records, state, pacing, profiles, authorities, backoff), meter);
    }

    boolean admits(Subject subject) {
        return pacing.admits(subject.destination(), subject.mode());
    }

    Commit hold(Certificate row) {
        return held.hold(row);
    }

    void heard(Subject subject, Signal signal) {
        pacing.heard(subject.destination(), subject.mode(), signal);
    }

    void count(String metric, Subject subject) {
        meter.count(metric, Pacing.lane(subject.destination(), subject.mode()), 1);
    }
}

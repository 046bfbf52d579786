package org.ecorelay.submission;

import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Subject;
import org.ecorelay.pacing.Meter;
import org.ecorelay.pacing.Pacing;
import org.ecorelay.pacing.Signal;

/**
 * The pace of the authorities, as the use cases see it.
 *
 * @param pacing breaker and rate
 * @param held rows that wait for them
 * @param meter counts what an alarm may look at
 */
public record Pace(Pacing pacing, HeldRows held, Meter meter) {
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

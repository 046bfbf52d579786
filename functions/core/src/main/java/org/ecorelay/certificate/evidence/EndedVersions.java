package org.ecorelay.certificate.evidence;

import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Ended;
import org.ecorelay.certificate.Status;

/**
 * Which versions do not count any more by the events: the rule of {@link Ended}, without the row.
 *
 * @param newest version of the newest event
 * @param inForce the approved version, or 0
 * @param all whether the whole certificate has ended: withdrawn, or its goods stand on another order's
 */
record EndedVersions(int newest, int inForce, boolean all) {
    static EndedVersions of(Opened evidence) {
        List<Event> events = evidence.events();
        Optional<Status> last = CheckState.last(events);
        boolean covered = evidence.json(StateOfCertificate.NAME)
                .flatMap(state -> state.text("coveredBy"))
                .isPresent();
        boolean all = last.equals(Optional.of(Status.WITHDRAWN))
                || (covered && last.equals(Optional.of(Status.NOT_REQUIRED)));
        return new EndedVersions(events.getLast().version(), CheckState.inForce(events), all);
    }

    boolean has(int version) {
        return all || (version < newest && version != inForce);
    }
}

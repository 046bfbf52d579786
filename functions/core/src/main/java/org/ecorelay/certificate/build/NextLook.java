package org.ecorelay.certificate.build;

import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Status;

/** When a row is looked at after it was built. */
record NextLook(InstantSource clock) {
    /** The first due time stays, which spares the index a move; the daily look at a question would come too late. */
    Optional<Due> after(Certificate certificate) {
        boolean untouched = certificate.status() == Status.RECEIVED && certificate.tries() == 0;
        return untouched ? certificate.due() : now(certificate);
    }

    /** At once: somebody has to be told, or to go on. */
    Optional<Due> now(Certificate certificate) {
        return Optional.of(Due.work(certificate.id(), clock.instant()));
    }
}

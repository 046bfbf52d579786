package org.ecorelay.certificate.build;

import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;

/** What a row asks for already is not written again; whoever has not answered is reminded of it. */
final class AskedAlready {
    private final Certificates certificates;
    private final History history;
    private final InstantSource clock;

    AskedAlready(Records records) {
        this.certificates = records.certificates();
        this.history = records.history();
        this.clock = records.clock();
    }

    /** Whether the row says this already, of as many parts as there are now. */
    boolean says(Certificate certificate, Status status, Sha256 what) {
        return certificate.status() == status
                && certificate.event().rests().contains(what)
                && certificates
                        .find(certificate.id())
                        .filter(row -> row.parts() == certificate.parts())
                        .isPresent();
    }

    /** The next reminder of what it asks for, if it is time for one. */
    Optional<Commit> remind(Certificate certificate, Sha256 what) {
        boolean time = !certificate.noticeDue() && Reminders.due(history.events(certificate), what, clock.instant());
        return time
                ? Optional.of(history.remind(certificate, Due.work(certificate.id(), clock.instant())))
                : Optional.empty();
    }
}

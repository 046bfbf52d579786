package org.ecorelay.certificate.standing;

import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.StatusChanges;

/** Ends the standing of signed documents: of all when a certificate is withdrawn, of the earlier ones when a later version is in force. */
public final class Standing implements StatusChanges {
    private final Ledger ledger;
    private final StatusLists lists;

    public Standing(Ledger ledger, StatusLists lists) {
        this.ledger = ledger;
        this.lists = lists;
    }

    @Override
    public void withdrawn(Certificate certificate) {
        end(certificate, certificate.version());
    }

    @Override
    public void replaced(Certificate certificate) {
        end(certificate, certificate.versionInForce() - 1);
    }

    private void end(Certificate certificate, int last) {
        for (int version = 1; version <= last; version++) {
            ledger.find(certificate.id(), Ledger.documentKey(version))
                    .flatMap(item -> StatusPlace.of(certificate.subject().account(), new Jws(item.text()).payload()))
                    .ifPresent(lists::set);
        }
    }
}

package org.ecorelay.certificate;

import java.time.InstantSource;

/** The two tables that tell what happened to a certificate, and the clock that they are written by. */
public record Records(Certificates certificates, Ledger ledger, History history, InstantSource clock) {
    public static Records of(Certificates certificates, Ledger ledger, InstantSource clock) {
        return new Records(certificates, ledger, new History(certificates, ledger, clock), clock);
    }
}

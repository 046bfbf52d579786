package org.ecorelay.certificate.change;

import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;

/** The certificate that a caller names by its id, in order to change it. */
public sealed interface Addressed {
    /** It is the caller's, and stands for its whole order. */
    record Found(Certificate row) implements Addressed {}

    /** It cannot be changed by this caller, or not under this id. */
    sealed interface Refusal extends Addressed {}

    /** There is none, or it is another account's. */
    record Nowhere() implements Refusal {}

    /** The key is a test key and the certificate a live one, or the other way round. */
    record OtherMode(Certificate row) implements Refusal {}

    /** It is a further part: corrections and withdrawals of all parts go to the first. */
    record FurtherPart(Certificate row, CertificateId first) implements Refusal {}

    /** Looks it up (strongly consistent). */
    static Addressed find(Certificates certificates, Caller caller, CertificateId id) {
        Optional<Certificate> row =
                certificates.find(id).filter(found -> found.subject().account().equals(caller.account()));
        if (row.isEmpty()) {
            return new Nowhere();
        }
        if (row.get().subject().mode() != caller.mode()) {
            return new OtherMode(row.get());
        }
        return row.get().subject().part() == 1
                ? new Found(row.get())
                : new FurtherPart(row.get(), row.get().subject().sibling(1).id());
    }
}

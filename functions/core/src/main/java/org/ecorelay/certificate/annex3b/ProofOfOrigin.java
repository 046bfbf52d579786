package org.ecorelay.certificate.annex3b;

import java.time.LocalDate;
import java.util.Optional;

/** Which proof of origin a document is (RCEP 3.16.1). */
public sealed interface ProofOfOrigin {
    /** A declaration of origin that an approved exporter completes (3.18.1(a)). */
    record Declaration(String approvedExporter) implements ProofOfOrigin {}

    /** What an exporter applies with for a certificate of origin (3.17.2); nothing is issued yet. */
    record Application() implements ProofOfOrigin {}

    /**
     * A certificate of origin that an issuing body has issued (3.17).
     *
     * @param number of the form's head
     * @param body the issuing body
     * @param date the day of box 16
     * @param place the place of box 16, or empty when it was not told
     */
    record Issued(String number, String body, LocalDate date, Optional<String> place) implements ProofOfOrigin {}

    /** Whether it is a certificate of origin, applied for or issued. */
    default boolean isCertificate() {
        return switch (this) {
            case Declaration _ -> false;
            case Application _, Issued _ -> true;
        };
    }
}

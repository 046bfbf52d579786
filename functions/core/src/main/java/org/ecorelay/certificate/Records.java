package org.ecorelay.certificate;

import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * The two tables that tell what happened to a certificate, and the clock that they are written by.
 *
 * @param failures is told of a row that could not be worked, so that the others are
 * @param changes is told what ends the standing of documents
 */
public record Records(
        Certificates certificates,
        Ledger ledger,
        History history,
        InstantSource clock,
        BiConsumer<CertificateId, RuntimeException> failures,
        StatusChanges changes) {
    /** Records where every failure goes to the caller: for work on one certificate at a time. */
    public static Records of(Certificates certificates, Ledger ledger, InstantSource clock) {
        return of(certificates, ledger, clock, (_, failure) -> {
            throw failure;
        });
    }

    /** Records for work on many certificates in one pass. */
    public static Records of(
            Certificates certificates,
            Ledger ledger,
            InstantSource clock,
            BiConsumer<CertificateId, RuntimeException> failures) {
        return new Records(
                certificates, ledger, new History(certificates, ledger, clock), clock, failures, StatusChanges.NONE);
    }

    /** The same for a function that ends the standing of documents. */
    public Records telling(StatusChanges told) {
        return new Records(certificates, ledger, history, clock, failures, told);
    }

    /** Does something about one certificate of many. Its timer was moved before or stays due: it comes again. */
    public void attempt(CertificateId id, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            failures.accept(id, e);
        }
    }
}

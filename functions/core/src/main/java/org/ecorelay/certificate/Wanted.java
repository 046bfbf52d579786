package org.ecorelay.certificate;

/**
 * What an exporter wants of a certificate and cannot have before the platform has answered. A withdrawal is final; of corrections
 * the last one counts.
 */
public sealed interface Wanted {
    /** The next version, on this basis. */
    record Version(Basis basis) implements Wanted {}

    /** The end of the certificate. */
    record Withdrawal() implements Wanted {}
}

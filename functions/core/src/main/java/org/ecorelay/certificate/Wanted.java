package org.ecorelay.certificate;

/** What an exporter wants of a certificate and cannot have before the platform has answered. The last wish wins. */
public sealed interface Wanted {
    /** The next version, on this basis. */
    record Version(Basis basis) implements Wanted {}

    /** The end of the certificate. */
    record Withdrawal() implements Wanted {}
}

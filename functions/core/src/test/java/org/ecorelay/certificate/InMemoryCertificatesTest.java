package org.ecorelay.certificate;

/** Reads by key are strongly consistent, whatever the indexes do. */
class InMemoryCertificatesTest extends CertificatesContract {
    @Override
    protected Certificates certificates() {
        return new InMemoryCertificates();
    }
}

package org.ecorelay.local.adapters;

import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.certificate.CertificateIndexesContract;
import org.ecorelay.certificate.Certificates;

/** The indexes have the keys and attributes that the adapter asks for. */
class DynamoCertificateIndexesTest extends CertificateIndexesContract {
    @Override
    protected Certificates certificates() {
        return new DynamoCertificates(Deployed.clients("indexes").dynamo(), Deployed.ref("CertificatesTable"));
    }
}

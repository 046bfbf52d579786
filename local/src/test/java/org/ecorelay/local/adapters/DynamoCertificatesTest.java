package org.ecorelay.local.adapters;

import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.CertificatesContract;

/** The status table keeps its promise on the table that the template deploys. */
class DynamoCertificatesTest extends CertificatesContract {
    @Override
    protected Certificates certificates() {
        return new DynamoCertificates(Deployed.clients("certificates").dynamo(), Deployed.ref("CertificatesTable"));
    }
}

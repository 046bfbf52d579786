package org.ecorelay.local.adapters;

import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.LedgerContract;

/** The ledger. */
class DynamoLedgerTest extends LedgerContract {
    @Override
    protected Ledger ledger() {
        return new DynamoLedger(Deployed.clients("ledger").dynamo(), Deployed.ref("LedgerTable"));
    }
}

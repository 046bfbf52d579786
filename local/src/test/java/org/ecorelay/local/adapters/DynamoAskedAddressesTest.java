package org.ecorelay.local.adapters;

import org.ecorelay.aws.DynamoAskedAddresses;
import org.ecorelay.aws.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.notice.AskedAddresses;
import org.ecorelay.notice.AskedAddressesContract;

class DynamoAskedAddressesTest extends AskedAddressesContract {
    @Override
    protected AskedAddresses asked() {
        var work = new WorkTable(Deployed.clients("asked").dynamo(), Deployed.ref("WorkTable"));
        return new DynamoAskedAddresses(work, new MovableClock());
    }
}

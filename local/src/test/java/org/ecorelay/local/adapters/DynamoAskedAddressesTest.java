package org.ecorelay.local.adapters;

import java.security.SecureRandom;
import org.ecorelay.aws.dynamo.DynamoAskedAddresses;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.notice.AskedAddresses;
import org.ecorelay.notice.AskedAddressesContract;

class DynamoAskedAddressesTest extends AskedAddressesContract {
    @Override
    protected AskedAddresses asked() {
        var work = new WorkTable(Deployed.clients("asked").dynamo(), Deployed.ref("WorkTable"), new SecureRandom());
        return new DynamoAskedAddresses(work, new MovableClock());
    }
}

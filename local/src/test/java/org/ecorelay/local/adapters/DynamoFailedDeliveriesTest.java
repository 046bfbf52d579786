package org.ecorelay.local.adapters;

import java.security.SecureRandom;
import java.time.Duration;
import org.ecorelay.aws.dynamo.DynamoFailedDeliveries;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.notice.FailedDeliveries;
import org.ecorelay.notice.FailedDeliveriesContract;

class DynamoFailedDeliveriesTest extends FailedDeliveriesContract {
    @Override
    protected FailedDeliveries deliveries() {
        var work =
                new WorkTable(Deployed.clients("deliveries").dynamo(), Deployed.ref("WorkTable"), new SecureRandom());
        var deliveries = new DynamoFailedDeliveries(work, new MovableClock());
        deliveries.due("acme", NOW.plus(Duration.ofDays(1)), 1_000).forEach(deliveries::remove);
        return deliveries;
    }
}

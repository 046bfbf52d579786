package org.ecorelay.notice;

class InMemoryFailedDeliveriesTest extends FailedDeliveriesContract {
    @Override
    protected FailedDeliveries deliveries() {
        return new InMemoryFailedDeliveries();
    }
}

package org.ecorelay.certificate;

class InMemoryWaitsTest extends WaitsContract {
    @Override
    protected Waits waits() {
        return new InMemoryWaits();
    }
}

package org.ecorelay.notice;

class InMemoryAskedAddressesTest extends AskedAddressesContract {
    @Override
    protected AskedAddresses asked() {
        return new InMemoryAskedAddresses();
    }
}

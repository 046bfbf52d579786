package org.ecorelay.account;

class InMemoryRegistryTest extends RegistryContract {
    @Override
    protected Registry registry() {
        return new InMemoryRegistry();
    }
}

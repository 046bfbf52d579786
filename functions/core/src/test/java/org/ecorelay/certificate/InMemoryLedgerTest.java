package org.ecorelay.certificate;

class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}

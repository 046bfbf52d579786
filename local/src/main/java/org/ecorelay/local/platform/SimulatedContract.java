package org.ecorelay.local.platform;

/** What the simulated platform is made from: the contract's document and its own rules. Loaded once, shared by many simulators. Thread-safe. */
public final class SimulatedContract {
    private final OpenApi api;
    private final PlatformRules rules;

    private SimulatedContract(OpenApi api, PlatformRules rules) {
        this.api = api;
        this.rules = rules;
    }

    /** Reads both from the class path. */
    public static SimulatedContract load() {
        return new SimulatedContract(OpenApi.load(), PlatformRules.load());
    }

    OpenApi api() {
        return api;
    }

    PlatformRules rules() {
        return rules;
    }
}

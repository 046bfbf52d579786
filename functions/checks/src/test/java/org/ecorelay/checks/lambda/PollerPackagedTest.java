package org.ecorelay.checks.lambda;

class PollerPackagedTest extends PackagedFunction {
    PollerPackagedTest() {
        super("poller");
    }
}

package org.ecorelay.checks.lambda;

class IntakePackagedTest extends PackagedFunction {
    IntakePackagedTest() {
        super("intake");
    }
}

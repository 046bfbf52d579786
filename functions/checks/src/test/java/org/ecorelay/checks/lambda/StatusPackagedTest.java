package org.ecorelay.checks.lambda;

import java.io.IOException;

class StatusPackagedTest extends PackagedFunction {
    StatusPackagedTest() {
        super("status");
    }

    @Override
    void given(Deployed deployed) throws IOException {
        deployed.accept("EC-5001");
    }
}

package org.ecorelay.checks.lambda;

import java.io.IOException;

class SubmitterPackagedTest extends PackagedFunction {
    SubmitterPackagedTest() {
        super("submitter");
    }

    @Override
    void given(Deployed deployed) throws IOException {
        deployed.accept("EC-3001");
        deployed.build("EC-3001");
    }
}

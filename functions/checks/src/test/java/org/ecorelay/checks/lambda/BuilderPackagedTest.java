package org.ecorelay.checks.lambda;

import java.io.IOException;

class BuilderPackagedTest extends PackagedFunction {
    BuilderPackagedTest() {
        super("builder");
    }

    @Override
    void given(Deployed deployed) throws IOException {
        deployed.accept("EC-2001");
    }
}

package org.ecorelay.checks.bad.intake;

import org.ecorelay.checks.bad.builder.InnocentHandler;

final class CallsBuilder {
    Object it() {
        return new InnocentHandler();
    }
}

package org.ecorelay.checks.bad.order;

import java.time.Instant;

final class TellsTime {
    Instant it() {
        return Instant.now();
    }
}

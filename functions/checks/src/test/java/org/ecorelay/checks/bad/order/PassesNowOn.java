package org.ecorelay.checks.bad.order;

import java.time.Instant;
import java.util.function.Supplier;

final class PassesNowOn {
    Supplier<Instant> it() {
        return Instant::now;
    }
}

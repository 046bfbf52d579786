package org.ecorelay.checks.bad.order;

import java.time.Clock;

final class HasOwnClock {
    Clock it() {
        return Clock.systemUTC();
    }
}

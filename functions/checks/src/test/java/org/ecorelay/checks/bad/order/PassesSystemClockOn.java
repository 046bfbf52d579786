package org.ecorelay.checks.bad.order;

import java.time.InstantSource;

final class PassesSystemClockOn {
    InstantSource it() {
        return InstantSource.system();
    }
}

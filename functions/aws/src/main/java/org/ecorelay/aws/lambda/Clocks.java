package org.ecorelay.aws.lambda;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The clock as the tables keep time. */
public final class Clocks {
    private Clocks() {}

    /** Whole milliseconds: what is written is what was decided by. */
    public static InstantSource millis(InstantSource clock) {
        return () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

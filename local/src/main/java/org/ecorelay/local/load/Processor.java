package org.ecorelay.local.load;

import java.time.Duration;

/** Processor time of this process: unlike the time on the wall it says the same whatever else the machine does. */
public final class Processor {
    private Processor() {}

    /** All of it so far, of every thread, the compiler and the collector included; zero where the system does not say. */
    public static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}

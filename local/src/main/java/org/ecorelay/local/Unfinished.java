package org.ecorelay.local;

import java.io.PrintStream;

/** Says what is left of a run that somebody ends with Ctrl-C: nothing. Closed when the run has ended by itself. */
final class Unfinished implements AutoCloseable {
    private final Thread hook;

    Unfinished(PrintStream err) {
        this.hook =
                new Thread(() -> err.println("\nStopped before the end. Nothing of this run is kept; start it again."));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}

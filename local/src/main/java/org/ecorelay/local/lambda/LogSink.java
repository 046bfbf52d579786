package org.ecorelay.local.lambda;

/** Takes the log lines of functions and of the host itself; calls may come at the same time. */
@FunctionalInterface
public interface LogSink {
    /**
     * Takes one entry.
     *
     * @param source a function's short name, or "host"
     * @param text may have several lines, with or without a line break at the end
     */
    void log(String source, String text);
}

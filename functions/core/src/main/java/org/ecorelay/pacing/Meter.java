package org.ecorelay.pacing;

/** Port: counts what an alarm may look at. Adapters write one log line for each call. */
@FunctionalInterface
public interface Meter {
    /** Counts nothing. */
    Meter SILENT = (_, _, _) -> {};

    /**
     * Counts.
     *
     * @param metric lower case with hyphens: {@code breaker-opened}, {@code stuck}, {@code unknown-word}, {@code unknown-field}
     * @param lane authority and mode, {@code VN} or {@code VN.test}
     */
    void count(String metric, String lane, long value);
}

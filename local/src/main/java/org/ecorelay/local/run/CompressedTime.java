package org.ecorelay.local.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the local run does in seconds instead of minutes, so that a person can watch it; everything else is as deployed. */
public final class CompressedTime {
    /** How often the timer runs; once a minute when deployed. */
    public static final Duration SCHEDULE = Duration.ofSeconds(1);

    /** How late a request may still arrive at the platform; ten minutes when deployed. */
    public static final int SETTLE_SECONDS = 2;

    private static final Map<String, String> VARIABLES = variables();

    private CompressedTime() {}

    /** The functions' variables that differ from the template. */
    public static Map<String, String> environment() {
        return VARIABLES;
    }

    /** One line for the terminal. */
    public static String sentence() {
        return "Time is compressed: the timer runs every second (deployed: every minute), settle is %d s (600), %s."
                .formatted(
                        SETTLE_SECONDS,
                        String.join(
                                ", ",
                                VARIABLES.entrySet().stream()
                                        .map(each -> each.getKey() + "=" + each.getValue())
                                        .toList()));
    }

    /** As deployed, the first due time is after a claim's: lease + 2 · skew + settle, with room for the way to the claim. */
    private static Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("FIRST_DUE_SECONDS", "16");
        variables.put("REQUEST_TIMEOUT_SECONDS", "4");
        variables.put("LEASE_SECONDS", "8");
        variables.put("MAX_CLOCK_SKEW_SECONDS", "1");
        variables.put("BACKOFF_SECONDS", "1");
        variables.put("VERDICT_PACE_SECONDS", "1");
        variables.put("NOTICE_WINDOW_SECONDS", "10");
        return Collections.unmodifiableMap(variables);
    }
}

package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox submission asks the platform to do.
 *
 * @param faults one for each attempt, in order
 */
record SandboxScript(
        String verdict, @Nullable String reason, @Nullable String field, Duration after, List<String> faults) {
    SandboxScript {
        faults = List.copyOf(faults);
    }

    /** Reads the member {@code sandbox}, which the schema has passed; absent members mean approval in due time. */
    static SandboxScript read(JsonNode script, Duration usual) {
        List<String> faults = new ArrayList<>();
        script.path("faults").forEach(fault -> faults.add(fault.asText()));
        return new SandboxScript(
                script.path("verdict").asText("Approved"),
                script.path("reason").asText(null),
                script.path("field").asText(null),
                script.has("afterSeconds")
                        ? Duration.ofSeconds(script.get("afterSeconds").asLong())
                        : usual,
                faults);
    }

    /** The fault of an attempt, counted from 1; empty when there is none. */
    String fault(int attempt) {
        return attempt <= faults.size() ? faults.get(attempt - 1) : "";
    }
}

package org.ecorelay.local.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of the status table as it is at the end.
 *
 * @param isDue whether something is still to be done about it
 * @param submittedAt when the platform had it, or null
 * @param movedAt when it came into its state
 */
record SeenRow(
        String certificateId,
        String documentId,
        int version,
        String status,
        boolean isDue,
        @Nullable Instant submittedAt,
        Instant movedAt) {
    private static final Set<String> FINAL =
            Set.of("APPROVED", "REJECTED", "NOT_QUALIFIED", "NOT_REQUIRED", "WITHDRAWN");
    private static final Set<String> FILED = Set.of("APPROVED", "REJECTED");
    private static final ObjectMapper JSON = new ObjectMapper();

    static SeenRow read(Map<String, AttributeValue> item) {
        return new SeenRow(
                text(item, "certificateId").orElseThrow(),
                text(item, "documentId").orElseThrow(),
                Optional.ofNullable(item.get("version"))
                        .map(version -> Integer.parseInt(version.n()))
                        .orElseThrow(),
                text(item, "status").orElseThrow(),
                item.containsKey("dueAt"),
                text(item, "submittedAt").map(Instant::parse).orElse(null),
                movedAt(text(item, "event").orElseThrow()));
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private static Instant movedAt(String event) {
        try {
            return Instant.parse(JSON.readTree(event).required("at").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the event of a row is not JSON", e);
        }
    }

    /** Whether it is in a final state and everybody was told. */
    boolean isFinal() {
        return FINAL.contains(status) && !isDue;
    }

    /** Whether the platform must have its version. */
    boolean isFiled() {
        return FILED.contains(status);
    }
}

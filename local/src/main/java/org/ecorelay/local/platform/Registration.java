package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One registration of one document.
 *
 * @param live whether it was filed at the live address
 * @param client who filed it
 * @param attempt which submission of the document it came from, counted from 1
 * @param verdict the word that it will have from {@code decidesAt} on
 */
public record Registration(
        String reference,
        String documentId,
        boolean live,
        String authority,
        String client,
        Instant at,
        int attempt,
        String verdict,
        @Nullable String reason,
        @Nullable String field,
        Instant decidesAt) {
    static Registration read(JsonNode line) {
        return new Registration(
                line.get("reference").asText(),
                line.get("documentId").asText(),
                line.get("live").asBoolean(),
                line.get("authority").asText(),
                line.get("client").asText(),
                Instant.parse(line.get("at").asText()),
                line.get("attempt").asInt(),
                line.get("verdict").asText(),
                line.path("reason").asText(null),
                line.path("field").asText(null),
                Instant.parse(line.get("decidesAt").asText()));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("reference", reference)
                .put("documentId", documentId)
                .put("live", live)
                .put("authority", authority)
                .put("client", client)
                .put("at", at.toString())
                .put("attempt", attempt)
                .put("verdict", verdict)
                .put("decidesAt", decidesAt.toString());
        explain(json);
        return json;
    }

    /** What a client sees of it. */
    ObjectNode seen(Instant now, boolean withdrawn) {
        boolean decided = !now.isBefore(decidesAt);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("reference", reference)
                .put("documentId", documentId)
                .put("status", withdrawn ? "Withdrawn" : decided ? verdict : "Pending");
        if (decided && !withdrawn) {
            json.put("decidedAt", decidesAt.toString());
            explain(json);
        }
        return json;
    }

    private void explain(ObjectNode json) {
        if (reason != null) {
            json.put("reason", reason);
        }
        if (field != null) {
            json.put("field", field);
        }
    }
}

package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.local.platform.TokenDesk.Grant;

/** Answers what became of submissions, and withdraws them. A submitting client sees its own; the relay's reading client sees all. */
final class ReadingDesk {
    private final Registrations registrations;
    private final InstantSource clock;

    ReadingDesk(Registrations registrations, InstantSource clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    Answer read(Call call, Grant grant) {
        Optional<Registration> found = registrations.ofReference(call.live(), call.lastSegment());
        if (found.isEmpty()) {
            return notFound(call);
        }
        return mayRead(grant, found.get())
                ? Answer.json(200, registrations.seen(found.get(), clock.instant()))
                : Answer.problem(403, "The registration is another client's");
    }

    Answer withdraw(Call call, Grant grant) {
        Optional<Registration> found = registrations.ofReference(call.live(), call.lastSegment());
        if (found.isEmpty()) {
            return notFound(call);
        }
        if (!found.get().client().equals(grant.clientId())) {
            return Answer.problem(403, "The registration is another client's");
        }
        registrations.withdraw(found.get(), clock.instant());
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("status", "Withdrawn"));
    }

    Answer query(Call call, JsonNode body) {
        Instant now = clock.instant();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        body.get("documentIds").forEach(id -> items.add(element(call.live(), id.asText(), now)));
        return Answer.json(200, answer);
    }

    private ObjectNode element(boolean live, String documentId, Instant now) {
        return registrations
                .ofDocument(live, documentId)
                .map(registration -> registrations.seen(registration, now).put("known", true))
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("documentId", documentId)
                        .put("known", false));
    }

    private static boolean mayRead(Grant grant, Registration registration) {
        return grant.scope().equals("read") || registration.client().equals(grant.clientId());
    }

    private static Answer notFound(Call call) {
        return Answer.noRegistration(call.lastSegment());
    }
}

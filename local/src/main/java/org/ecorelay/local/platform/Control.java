package org.ecorelay.local.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** What whoever runs the simulator may do from outside: begin an outage, read the log. No part of the platform's contract. */
final class Control {
    private static final long MAX_OUTAGE_SECONDS = 86_400;

    private final Outage outage;
    private final Registrations registrations;

    Control(Outage outage, Registrations registrations) {
        this.outage = outage;
        this.registrations = registrations;
    }

    Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "POST /outage" -> beginOutage(call);
            case "GET /log" -> log();
            default -> Answer.problem(404, "There is POST /control/outage and GET /control/log");
        };
    }

    private Answer beginOutage(Call call) {
        // A page in a browser cannot send this media type without asking first.
        if (!call.mediaType().equals("application/json")) {
            return Answer.problem(415, "The body must be application/json");
        }
        try {
            JsonNode seconds = new ObjectMapper().readTree(call.body()).path("seconds");
            if (seconds.isIntegralNumber() && seconds.longValue() >= 0 && seconds.longValue() <= MAX_OUTAGE_SECONDS) {
                String until =
                        outage.lasting(Duration.ofSeconds(seconds.longValue())).toString();
                return Answer.json(200, JsonNodeFactory.instance.objectNode().put("until", until));
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        return Answer.problem(400, "The body must be {\"seconds\":n} with n from 0 to " + MAX_OUTAGE_SECONDS);
    }

    private Answer log() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("registrations");
        registrations.log().forEach(registration -> items.add(registration.json()));
        return Answer.json(200, body);
    }
}

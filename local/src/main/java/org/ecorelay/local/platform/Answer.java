package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ecorelay.local.platform.SimulatedExchange.Delivery;

/** An answer on its way out. */
record Answer(int status, Map<String, String> headers, String body, Delivery delivery) {
    /** One thing that is wrong with a request. */
    record Finding(String code, String field, String message) {}

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body.toString(), Delivery.AT_ONCE);
    }

    static Answer problem(int status, String title) {
        return problem(problemBody(status, title));
    }

    static Answer noRegistration(String reference) {
        return problem(problemBody(404, "There is no such registration").put("reference", reference));
    }

    static Answer refusal(int status, String title, List<Finding> findings) {
        ObjectNode body = problemBody(status, title);
        ArrayNode array = body.putArray("findings");
        findings.stream().limit(50).forEach(finding -> {
            ObjectNode item = array.addObject().put("code", finding.code()).put("message", finding.message());
            if (!finding.field().isEmpty()) {
                item.put("field", finding.field());
            }
        });
        return problem(body);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, delivery);
    }

    Answer delivered(Delivery other) {
        return new Answer(
                status, headers, other == Delivery.MALFORMED ? body.substring(0, body.length() / 2) : body, other);
    }

    private static Answer problem(ObjectNode body) {
        return new Answer(
                body.get("status").intValue(),
                Map.of("Content-Type", "application/problem+json"),
                body.toString(),
                Delivery.AT_ONCE);
    }

    private static ObjectNode problemBody(int status, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status);
    }
}

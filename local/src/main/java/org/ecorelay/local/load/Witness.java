package org.ecorelay.local.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.ecorelay.local.platform.SimulatedExchange;
import org.ecorelay.local.platform.SimulatedExchange.Delivery;

/** Sees how submissions went at the platform: a scripted fault counts only when its exchange did not go as usual. Thread-safe. */
final class Witness implements Consumer<SimulatedExchange> {
    private static final String SUBMISSIONS = "/v1/e-co-submissions";
    /** The request was refused before its script was read. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 409, 413, 415, 422);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, LongAdder> fired = new ConcurrentHashMap<>();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final LongAdder requests = new LongAdder();

    @Override
    public void accept(SimulatedExchange exchange) {
        requests.increment();
        if (exchange.method().equals("POST")
                && exchange.path().equals(SUBMISSIONS)
                && !REFUSED.contains(exchange.status())
                && exchange.requestBody().contains("\"faults\"")) {
            scripted(body(exchange), exchange);
        }
    }

    /** A script of this load has one fault, for the first attempt. */
    private void scripted(JsonNode body, SimulatedExchange exchange) {
        boolean asUsual = exchange.status() == 202 && exchange.delivered() == Delivery.AT_ONCE;
        if (tried.add(body.path("documentId").asText()) && !asUsual) {
            fired.computeIfAbsent(body.at("/sandbox/faults/0").asText(), _ -> new LongAdder())
                    .increment();
        }
    }

    private static JsonNode body(SimulatedExchange exchange) {
        try {
            return JSON.readTree(exchange.requestBody());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator took a submission that is not JSON", e);
        }
    }

    /** How often each scripted fault struck, by its word. */
    Map<String, Long> fired() {
        var sums = new TreeMap<String, Long>();
        fired.forEach((word, times) -> sums.put(word, times.sum()));
        return sums;
    }

    /** Requests that the platform saw, of every kind. */
    long requests() {
        return requests.sum();
    }
}

package org.ecorelay.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/** What became, or would have become, of a store's certificates for one destination. Not thread-safe. */
final class ObservedCounts {
    /** How many order numbers stand for everybody with one finding. */
    static final int SAMPLE = 5;

    private int wouldPass;
    private int wouldFail;
    private final Map<String, Integer> others = new TreeMap<>();
    private final Map<String, Why> why = new TreeMap<>();

    private static final class Why {
        private int count;
        private final List<String> orders = new ArrayList<>();

        void add(String order) {
            count++;
            if (orders.size() < SAMPLE && !orders.contains(order)) {
                orders.add(order);
            }
        }
    }

    void add(Certificate row) {
        if (row.state() instanceof State.Observed(var codes)) {
            if (codes.isEmpty()) {
                wouldPass++;
            } else {
                wouldFail++;
                codes.forEach(code -> why.computeIfAbsent(code, _ -> new Why())
                        .add(row.subject().orderNumber()));
            }
        } else {
            others.merge(row.status().name(), 1, Integer::sum);
        }
    }

    void write(JsonObjectBuilder out) {
        var states = Json.object();
        others.forEach((state, count) -> states.put(state, count));
        out.put("wouldPass", wouldPass)
                .put("wouldFail", wouldFail)
                .put("why", Json.array(mostFrequentFirst().map(ObservedCounts::why)))
                .put("notObserved", states.build());
    }

    private Stream<Map.Entry<String, Why>> mostFrequentFirst() {
        Comparator<Map.Entry<String, Why>> byCount = Comparator.comparingInt(entry -> entry.getValue().count);
        return why.entrySet().stream().sorted(byCount.reversed().thenComparing(Map.Entry.comparingByKey()));
    }

    private static Json why(Map.Entry<String, Why> entry) {
        return Json.object()
                .put("code", entry.getKey())
                .put("count", entry.getValue().count)
                .put("orders", Json.array(entry.getValue().orders.stream().map(Json::text)))
                .build();
    }
}

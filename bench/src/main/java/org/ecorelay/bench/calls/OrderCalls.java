package org.ecorelay.bench.calls;

import java.util.Map;
import java.util.TreeMap;
import org.ecorelay.local.load.Measured;

/** What an order asks of AWS, for those who ask for the same. */
public final class OrderCalls {
    private OrderCalls() {}

    /** Calls of an order by operation and table or queue, e.g. {@code PutItem ledger}; failed ones left out. */
    public static Map<String, Double> toAws(Measured measured, int orders) {
        var calls = new TreeMap<String, Double>();
        PerOrder.of(measured, orders).calls().forEach((line, count) -> {
            if (!line.service().equals("platform") && !line.what().contains("Exception")) {
                calls.merge(line.what(), count, Double::sum);
            }
        });
        return calls;
    }
}

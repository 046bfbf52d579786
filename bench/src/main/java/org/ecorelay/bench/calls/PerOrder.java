package org.ecorelay.bench.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ecorelay.local.aws.CallSum;
import org.ecorelay.local.lambda.LambdaHost;
import org.ecorelay.local.load.Measured;
import org.ecorelay.local.load.Measured.Spent;

/**
 * What one order takes, without what the timer takes anyway.
 *
 * @param calls requests by kind
 * @param writeUnits by {@code function table} or {@code function table/index}
 * @param readUnits likewise
 * @param invocations by function
 * @param seconds of invocations, by function
 * @param logBytes application and metric lines, by function; metric lines by {@code metrics}
 * @param sentBytes to the platform
 * @param storedBytes in tables and indexes
 */
record PerOrder(
        SortedMap<Line, Double> calls,
        SortedMap<String, Double> writeUnits,
        SortedMap<String, Double> readUnits,
        SortedMap<String, Double> invocations,
        SortedMap<String, Double> seconds,
        SortedMap<String, Double> logBytes,
        double sentBytes,
        double storedBytes) {
    private static final String MAPPING = "mapping";
    private static final String POLLER = "poller";
    private static final List<String> FUNCTIONS =
            List.of("intake", "builder", "submitter", POLLER, "status", "document");
    private static final Map<String, String> CALLERS = callers();

    /** What was spent on {@code orders}, less the share of every pass of the timer that it would have had without them. */
    static PerOrder of(Measured measured, int orders) {
        return of(measured.orders(), measured.idle(), orders, measured.storedBytes());
    }

    private static PerOrder of(Spent spent, Spent idle, int orders, double stored) {
        double passes = spent.invocations().getOrDefault(POLLER, 0L);
        double idlePasses = Math.max(1, idle.invocations().getOrDefault(POLLER, 0L));
        var shares = new Shares(orders, passes / idlePasses);
        return new PerOrder(
                shares.of(calls(spent), calls(idle)),
                shares.of(writeUnits(spent), writeUnits(idle)),
                shares.of(units(spent.readUnits()), units(idle.readUnits())),
                shares.of(counts(spent.invocations()), counts(idle.invocations())),
                shares.of(seconds(spent), seconds(idle)),
                shares.of(counts(spent.logBytes()), counts(idle.logBytes())),
                (double) spent.platformBytes() / orders,
                stored);
    }

    /** What each pass of the timer takes when there is nothing to do. */
    static PerOrder ofPass(Spent idle) {
        var nothing = new Spent(List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, 0);
        int passes = Math.toIntExact(Math.max(1, idle.invocations().getOrDefault(POLLER, 0L)));
        return of(idle, nothing, passes, 0);
    }

    private record Shares(int orders, double idles) {
        <K extends Comparable<K>> SortedMap<K, Double> of(Map<K, Double> spent, Map<K, Double> idle) {
            var shares = new TreeMap<K, Double>();
            spent.forEach((key, amount) -> {
                double own = amount - idle.getOrDefault(key, 0.0) * idles;
                if (own > 0) {
                    shares.put(key, own / orders);
                }
            });
            return shares;
        }
    }

    private static Map<Line, Double> calls(Spent spent) {
        var calls = new HashMap<Line, Double>();
        for (CallSum sum : spent.calls()) {
            String caller = CALLERS.getOrDefault(sum.accessKeyId(), "");
            // A receive that finds nothing is not an order's: as many find something as are deleted after it.
            if (!caller.isEmpty() && !sum.operation().equals("ReceiveMessage")) {
                add(calls, caller, sum, sum.operation());
            }
            if (caller.equals(MAPPING) && sum.operation().equals("DeleteMessageBatch")) {
                add(calls, caller, sum, "ReceiveMessage");
            }
        }
        spent.platformRequests()
                .forEach((request, count) -> calls.merge(
                        new Line(request.startsWith("GET") ? POLLER : "submitter", "platform", request),
                        (double) count,
                        Double::sum));
        return calls;
    }

    private static void add(Map<Line, Double> calls, String caller, CallSum sum, String operation) {
        calls.merge(
                Line.of(caller, sum.service(), operation, sum.resource(), sum.errorCode()),
                (double) sum.count(),
                Double::sum);
    }

    private static Map<String, String> callers() {
        var callers = new HashMap<String, String>();
        FUNCTIONS.forEach(name -> callers.put(LambdaHost.accessKeyId(name), name));
        callers.put(LambdaHost.SERVICE_ACCESS_KEY_ID, MAPPING);
        return callers;
    }

    /** What was consumed, and one unit for each condition that failed, which DynamoDB bills and does not tell: rows are < 1 KB. */
    private static Map<String, Double> writeUnits(Spent spent) {
        var units = new HashMap<>(units(spent.writeUnits()));
        for (CallSum sum : spent.calls()) {
            String caller = CALLERS.getOrDefault(sum.accessKeyId(), "");
            if (sum.errorCode().equals("ConditionalCheckFailedException") && !caller.isEmpty()) {
                units.merge(caller + " " + table(sum.resource()), (double) sum.count(), Double::sum);
            }
        }
        return units;
    }

    private static Map<String, Double> units(Map<String, Map<String, Double>> byFunction) {
        var units = new HashMap<String, Double>();
        byFunction.forEach((function, targets) ->
                targets.forEach((target, amount) -> units.merge(function + " " + table(target), amount, Double::sum)));
        return units;
    }

    private static String table(String target) {
        String[] parts = target.split("/", 2);
        String lower = parts[0].toLowerCase(Locale.ROOT);
        String table = List.of("certificates", "ledger", "registry", "work").stream()
                .filter(lower::contains)
                .findFirst()
                .orElse(lower);
        return parts.length == 1 ? table : table + "/" + parts[1];
    }

    private static Map<String, Double> counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> (double) each.getValue()));
    }

    private static Map<String, Double> seconds(Spent spent) {
        return spent.time().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().toNanos() / 1e9));
    }

    static double sum(Map<?, Double> amounts) {
        return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}

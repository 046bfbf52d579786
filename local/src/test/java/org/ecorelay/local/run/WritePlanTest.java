package org.ecorelay.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.TestTables;
import org.ecorelay.local.aws.RecordedCall;
import org.ecorelay.local.aws.RecordedCalls;
import org.ecorelay.local.lambda.LambdaHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What one order on the good path writes, as the design plans it. All times are as deployed but the timer's and the verdicts'
 * pace: what the compressed time would change is measured as it will be paid.
 */
@Timeout(240)
class WritePlanTest {
    /**
     * One line of the plan.
     *
     * @param units what the design allows
     * @param here what this test's order costs: one line of goods, whose order deflates to less than 1 KB
     * @param why the design's wording
     */
    private record Planned(String function, String target, double units, double here, String why) {
        Planned(String function, String target, double units, String why) {
            this(function, target, units, units, why);
        }
    }

    private static final List<Planned> PLAN = List.of(
            new Planned("intake", "ledger", 2, 1, "order"),
            new Planned("intake", "certificates", 1, "row"),
            new Planned("intake", "certificates/due", 1, "row's index"),
            new Planned("intake", "certificates/listed", 1, "row's index"),
            new Planned("builder", "ledger", 4, "document + trace, event"),
            new Planned("builder", "certificates", 1, "row"),
            new Planned("submitter", "ledger", 2, "exchange, event"),
            new Planned("submitter", "certificates", 2, "claim, row"),
            new Planned("submitter", "certificates/due", 2, "index move"),
            new Planned("poller", "ledger", 2, "exchange, event"),
            new Planned("poller", "certificates", 2, "row, done"),
            new Planned("poller", "certificates/due", 1, "index delete"));

    private static final double PLANNED_UNITS = 21;
    private static final int ORDERS = 20;
    private static final int ONE_AFTER_THE_OTHER = 8;
    private static final List<String> FUNCTIONS = List.of("intake", "builder", "submitter", "poller");

    /** Not in the plan: that the timer runs, and who was told how often (ADR 0012). */
    private static final String OPERATIONAL = "work";

    @Test
    void the_plan_is_the_designs_sum() {
        assertThat(PLAN.stream().mapToDouble(Planned::units).sum()).isEqualTo(PLANNED_UNITS);
        assertThat(PLAN).allMatch(line -> line.here() <= line.units());
    }

    @Test
    void an_order_costs_what_is_planned() throws Exception {
        var options = new LocalRelay.Options(0, null, InstantSource.system(), (_, _) -> {})
                .withEnvironment(Map.of("VERDICT_PACE_SECONDS", "1"));
        try (var relay = LocalRelay.start(options);
                var tables = new TestTables(relay.aws().endpoint());
                var storefront = new TestStorefront(relay.api(), relay.apiKey())) {
            AlertLink.confirmAll(relay);
            storefront.putTable();
            // What a cold start reads once is not an order's.
            send(storefront, 0);
            settled(relay.aws().calls(), tables, 1);
            // Nor is the account's first status list, which is signed within a minute of its first document.
            Patience.until("the status list is signed", () -> listed(tables), () -> tables.rows("WorkTable"));
            relay.aws().calls().forget();
            post(storefront);
            settled(relay.aws().calls(), tables, ORDERS + 1);
            var calls = relay.aws().calls();
            String report = report(calls, tables);
            assertThat(signatures(calls)).as("KMS signs each certificate once").isEqualTo(ORDERS);
            assertThat(unplanned(calls, tables)).as(report).isEmpty();
            assertThat(PLAN)
                    .as(report)
                    .allSatisfy(line -> assertThat(
                                    perOrder(calls, tables, line.function()).getOrDefault(line.target(), 0.0))
                            .as(line.toString())
                            .isEqualTo(line.here()));
        }
    }

    /** All are told, and the pass that told the last one has ended: a call is in the record when it is answered. */
    private static void settled(RecordedCalls calls, TestTables tables, int orders) {
        Patience.until(
                "all are approved and told", () -> told(tables) == orders, () -> tables.rows("CertificatesTable"));
        long passes = heartbeats(calls);
        Patience.until("the pass has ended", () -> heartbeats(calls) > passes, () -> passes);
    }

    private static boolean listed(TestTables tables) {
        return tables.rows("WorkTable").stream()
                .anyMatch(row -> row.get("item").s().startsWith("status-list#")
                        && row.get("body").s().contains("\"signed\":"));
    }

    private static long heartbeats(RecordedCalls calls) {
        return calls.calls().stream()
                .filter(call ->
                        call.operation().equals("PutItem") && call.resource().contains("WorkTable"))
                .count();
    }

    private static long signatures(RecordedCalls calls) {
        return calls.calls().stream()
                .filter(call -> call.service().equals("kms") && call.operation().equals("Sign"))
                .count();
    }

    private static void post(TestStorefront storefront) throws Exception {
        for (int n = 1; n <= ONE_AFTER_THE_OTHER; n++) {
            send(storefront, n);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> rest = IntStream.rangeClosed(ONE_AFTER_THE_OTHER + 1, ORDERS)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        send(storefront, n);
                        return null;
                    })
                    .toList();
            for (Future<Void> each : threads.invokeAll(rest)) {
                each.get();
            }
        }
    }

    private static void send(TestStorefront storefront, int number) throws IOException {
        String destination = List.of("VN", "JP", "KR", "TH").get(number % 4);
        String order = TestStorefront.order("WP-" + number, destination, "\"afterSeconds\":1");
        assertThat(storefront.post("/v1/orders", order).status()).isEqualTo(202);
    }

    private static long told(TestTables tables) {
        return tables.rows("CertificatesTable").stream()
                .filter(row -> row.get("status").equals(AttributeValue.fromS("APPROVED")))
                .filter(row -> !row.containsKey("dueAt") && !row.containsKey("notice"))
                .count();
    }

    private static Map<String, Double> perOrder(RecordedCalls calls, TestTables tables, String function) {
        var units = new TreeMap<String, Double>();
        calls.writeUnitsByTarget(LambdaHost.accessKeyId(function))
                .forEach((target, sum) -> units.merge(logical(target, tables), sum / ORDERS, Double::sum));
        units.remove(OPERATIONAL);
        return units;
    }

    private static String logical(String target, TestTables tables) {
        String text = target;
        for (String table : List.of("Certificates", "Ledger", "Registry", "Work")) {
            text = text.replace(tables.name(table + "Table"), table.toLowerCase(Locale.ROOT));
        }
        return text;
    }

    /** Targets that cost something and that the plan does not have. */
    private static List<String> unplanned(RecordedCalls calls, TestTables tables) {
        return Stream.concat(FUNCTIONS.stream(), Stream.of("status"))
                .flatMap(function -> perOrder(calls, tables, function).keySet().stream()
                        .filter(target -> PLAN.stream()
                                .noneMatch(line -> line.function().equals(function)
                                        && line.target().equals(target)))
                        .map(target -> function + " " + target))
                .toList();
    }

    private static String report(RecordedCalls calls, TestTables tables) {
        var lines = new ArrayList<String>();
        lines.add("%nwrite units per order%n%-10s %-20s %8s %8s  %s"
                .formatted("function", "target", "planned", "recorded", "what"));
        double sum = 0;
        for (String function : FUNCTIONS) {
            Map<String, Double> recorded = perOrder(calls, tables, function);
            sum += recorded.values().stream().mapToDouble(Double::doubleValue).sum();
            var unplanned = new TreeMap<>(recorded);
            for (Planned line : PLAN) {
                if (line.function().equals(function)) {
                    double units = recorded.getOrDefault(line.target(), 0.0);
                    lines.add(row(function, line.target(), line.units(), units, line.why()));
                    unplanned.remove(line.target());
                }
            }
            unplanned.forEach((target, units) -> lines.add(row(function, target, 0, units, "not planned")));
        }
        lines.add(row("all", "", PLANNED_UNITS, sum, ""));
        lines.add("calls per order: " + callsPerOrder(calls));
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(String function, String target, double planned, double recorded, String why) {
        return String.format(Locale.ROOT, "%-10s %-20s %8.2f %8.2f  %s", function, target, planned, recorded, why);
    }

    private static Map<String, Map<String, Double>> callsPerOrder(RecordedCalls calls) {
        Map<String, String> names = FUNCTIONS.stream().collect(Collectors.toMap(LambdaHost::accessKeyId, name -> name));
        return calls.calls().stream()
                .filter(call -> names.containsKey(call.accessKeyId()))
                .collect(Collectors.groupingBy(
                        call -> names.getOrDefault(call.accessKeyId(), ""),
                        TreeMap::new,
                        Collectors.groupingBy(
                                WritePlanTest::operation, TreeMap::new, Collectors.summingDouble(_ -> 1.0 / ORDERS))));
    }

    private static String operation(RecordedCall call) {
        String table = call.service().equals("dynamodb") ? " " + call.resource().replaceAll("^.*-", "") : "";
        return call.operation() + table + (call.errorCode().isEmpty() ? "" : " " + call.errorCode());
    }
}

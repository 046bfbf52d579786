package org.ecorelay.bench.calls;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** A result in words: tables for people, one object for programs. */
final class CallsReport {
    private final CallsResult result;

    CallsReport(CallsResult result) {
        this.result = result;
    }

    void table(PrintStream out) {
        out.println();
        out.printf(Locale.ROOT, "%-10s %-15s %-46s %8s %8s%n", "function", "service", "request", "busy", "alone");
        result.busy()
                .calls()
                .forEach((line, count) -> out.printf(
                        Locale.ROOT,
                        "%-10s %-15s %-46s %8.3f %8.3f%n",
                        line.function(),
                        line.service(),
                        line.what(),
                        count,
                        result.alone().calls().getOrDefault(line, 0.0)));
        out.printf(
                Locale.ROOT,
                "%-73s %8.2f %8.2f%n",
                "requests an order",
                result.calls(),
                PerOrder.sum(result.alone().calls()));
        units(out, "write units", result.busy().writeUnits(), result.alone().writeUnits());
        units(out, "read units", result.busy().readUnits(), result.alone().readUnits());
        units(out, "invocations", result.busy().invocations(), result.alone().invocations());
        units(out, "log bytes", result.busy().logBytes(), result.alone().logBytes());
        out.printf(
                Locale.ROOT,
                "%-60s %12.0f%n",
                "bytes stored for an order",
                result.busy().storedBytes());
        out.printf(
                Locale.ROOT,
                "%-60s %12.0f%n",
                "bytes sent to the platform for an order",
                result.busy().sentBytes());
        result.rates()
                .seconds()
                .forEach((function, time) -> out.printf(
                        Locale.ROOT, "%-60s %12.0f%n", "ms of an invocation, warm: " + function, time * 1000));
        bills(out);
        result.goals()
                .forEach(goal -> out.printf(
                        Locale.ROOT,
                        "%-60s %8.2f  at most %.2f  %s%n",
                        goal.name(),
                        goal.figure(),
                        goal.limit(),
                        goal.isMet() ? "met" : "MISSED"));
    }

    private static void units(PrintStream out, String what, Map<String, Double> busy, Map<String, Double> alone) {
        out.println();
        busy.forEach((target, count) -> out.printf(
                Locale.ROOT, "%-12s %-60s %8.3f %8.3f%n", what, target, count, alone.getOrDefault(target, 0.0)));
        out.printf(Locale.ROOT, "%-73s %8.2f %8.2f%n", what + " an order", PerOrder.sum(busy), PerOrder.sum(alone));
    }

    private void bills(PrintStream out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "USD in %s, list prices of %s (bench/prices.csv)%n",
                result.prices().region(),
                result.prices().asOf());
        bill(out, "a million orders", result.million());
        result.months().forEach((count, bill) -> bill(out, "a month of %,d orders, all in".formatted(count), bill));
        out.println();
    }

    private static void bill(PrintStream out, String title, Bill bill) {
        out.printf(Locale.ROOT, "  %-40s %12s%n", title, Bill.dollars(bill.total()));
        bill.usd().forEach((service, usd) -> out.printf(Locale.ROOT, "    %-38s %12s%n", service, Bill.dollars(usd)));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("orders", result.orders())
                .put("good", result.good())
                .put("writeUnitsPerOrder", result.writeUnits())
                .put("readUnitsPerOrder", PerOrder.sum(result.busy().readUnits()))
                .put("callsPerOrder", result.calls())
                .put("usdPerMillionOrders", dollars(result.million().total()))
                .put("usdPerMillionOrdersWithoutMails", dollars(result.million().totalWithoutMails()))
                .put("logBytesPerOrder", result.rates().loggedBytes(result.busy()))
                .put("storedBytesPerOrder", result.busy().storedBytes())
                .put("region", result.prices().region())
                .put("pricesAsOf", result.prices().asOf().toString());
        ObjectNode calls = json.putObject("callsPerOrderByService");
        CallsResult.byService(result.busy()).forEach(calls::put);
        ObjectNode usd = json.putObject("usdPerMillionOrdersByService");
        result.million().usd().forEach((service, amount) -> usd.put(service, dollars(amount)));
        lines(json.putObject("calls"), result.busy());
        lines(json.putObject("callsAlone"), result.alone());
        ObjectNode writes = json.putObject("writeUnits");
        result.busy().writeUnits().forEach(writes::put);
        ObjectNode months = json.putObject("usdAMonth");
        result.months().forEach((count, bill) -> months.put(count.toString(), dollars(bill.total())));
        goals(json);
        return json;
    }

    private static void lines(ObjectNode json, PerOrder each) {
        each.calls()
                .forEach((line, count) ->
                        json.put("%s %s %s".formatted(line.function(), line.service(), line.what()), count));
    }

    private void goals(ObjectNode json) {
        ObjectNode goals = json.putObject("goals");
        result.goals()
                .forEach(goal -> goals.putObject(goal.name())
                        .put("figure", goal.figure())
                        .put("limit", goal.limit())
                        .put("met", goal.isMet()));
    }

    private static BigDecimal dollars(BigDecimal amount) {
        return new BigDecimal(Bill.dollars(amount));
    }
}

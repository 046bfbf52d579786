package org.ecorelay.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.ecorelay.local.load.MeasureBatches;

/**
 * What was measured.
 *
 * @param good whether every order ended as it should
 * @param rate orders beside their raw calls
 * @param busyToPending from the POST to {@code Pending} when the machine is full, p50 and p99 in ms
 * @param steadyToPending the same with five orders a second; an order is signed before
 * @param batches by function
 * @param megabytes resident memory of {@code ./eco start}, -1 when the system does not say
 */
record LoadFigures(
        boolean good,
        int orders,
        Rate rate,
        JsonNode busyToPending,
        JsonNode steadyToPending,
        SortedMap<String, MeasureBatches.Times> batches,
        long megabytes) {
    private static final double OF_CEILING = 0.8;
    private static final double MAX_BATCH_RATIO = 1.6;
    private static final double MAX_MS = 2_000;
    private static final double MAX_MEGABYTES = 700;

    /**
     * Orders beside the same raw calls.
     *
     * @param perSecond orders that became final, from the first POST to the last verdict
     * @param ceiling orders' worth of raw calls in a second
     * @param processorMillis processor time of an order: functions, platform, gateway, storefront, AWS, compiler and collector
     * @param ceilingMillis processor time of an order's raw calls: plain clients and AWS
     */
    record Rate(double perSecond, double ceiling, double processorMillis, double ceilingMillis) {
        double ofCeiling() {
            return perSecond / ceiling;
        }

        /** The same without what other programs take, and without waiting: no rate can be above it. */
        double ofCeilingByProcessor() {
            return ceilingMillis / processorMillis;
        }
    }

    /** One figure and its bound. */
    record Goal(String name, double figure, double bound, boolean isMet) {
        static Goal atMost(String name, double figure, double bound) {
            return new Goal(name, figure, bound, figure <= bound);
        }

        static Goal atLeast(String name, double figure, double bound) {
            return new Goal(name, figure, bound, figure >= bound);
        }
    }

    List<Goal> goals() {
        var goals = new ArrayList<Goal>();
        goals.add(Goal.atLeast("orders a second, of the ceiling", rate.ofCeiling(), OF_CEILING));
        goals.add(Goal.atMost("ms from POST to Pending, p99, warm", p99(steadyToPending), MAX_MS));
        batches.forEach((function, times) ->
                goals.add(Goal.atMost(function + ": ten as a multiple of one", times.ratio(), MAX_BATCH_RATIO)));
        goals.add(Goal.atMost("MB resident of ./eco start", (double) megabytes, MAX_MEGABYTES));
        return goals;
    }

    boolean meetsItsGoals() {
        return good && goals().stream().allMatch(Goal::isMet);
    }

    private static double p99(JsonNode times) {
        return times.path("p99").asDouble();
    }

    void table(PrintStream out) {
        out.printf(Locale.ROOT, "%-46s %10.1f%n", "orders a second, all the way", rate.perSecond());
        out.printf(Locale.ROOT, "%-46s %10.1f%n", "orders' worth of raw calls a second", rate.ceiling());
        out.printf(Locale.ROOT, "%-46s %10.1f%n", "processor ms of an order, everything", rate.processorMillis());
        out.printf(Locale.ROOT, "%-46s %10.1f%n", "processor ms of its raw calls", rate.ceilingMillis());
        out.printf(Locale.ROOT, "%-46s %10.2f%n", "of the ceiling, by processor time", rate.ofCeilingByProcessor());
        out.printf(Locale.ROOT, "%-46s %10s%n", "ms from POST to Pending, machine full", busyToPending);
        out.printf(Locale.ROOT, "%-46s %10s%n", "ms from POST to Pending, five a second", steadyToPending);
        batches.forEach((function, times) -> out.printf(
                Locale.ROOT,
                "%-46s %10d of one, %d of ten%n",
                function + ": median ms of a batch",
                times.ofOne().get(times.ofOne().size() / 2).toMillis(),
                times.ofTen().get(times.ofTen().size() / 2).toMillis()));
        goals().forEach(goal -> out.printf(
                Locale.ROOT,
                "%-46s %10.2f  bound %.2f  %s%n",
                goal.name(),
                goal.figure(),
                goal.bound(),
                goal.isMet() ? "met" : "MISSED"));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("good", good)
                .put("orders", orders)
                .put("finalPerSecond", rate.perSecond())
                .put("ceilingPerSecond", rate.ceiling())
                .put("ofCeiling", rate.ofCeiling())
                .put("processorMsAnOrder", rate.processorMillis())
                .put("processorMsOfItsCalls", rate.ceilingMillis())
                .put("ofCeilingByProcessor", rate.ofCeilingByProcessor())
                .put("residentMegabytes", megabytes);
        json.set("busyToPendingMs", busyToPending);
        json.set("steadyToPendingMs", steadyToPending);
        ObjectNode ratios = json.putObject("tenAsMultipleOfOne");
        batches.forEach((function, times) -> ratios.put(function, times.ratio()));
        ObjectNode goals = json.putObject("goals");
        goals().forEach(goal -> goals.putObject(goal.name())
                .put("figure", goal.figure())
                .put("bound", goal.bound())
                .put("met", goal.isMet()));
        return json;
    }
}

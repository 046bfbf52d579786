package org.ecorelay.local.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A result in words: a table for people, one object for programs. */
final class LoadReport {
    private static final int SHOWN = 10;

    private final LoadResult result;
    private final Tally tally;

    LoadReport(LoadResult result) {
        this.result = result;
        this.tally = result.tally();
    }

    void table(PrintStream out) {
        row(
                out,
                "accepted",
                number(tally.accepted()) + " of " + number(result.plan().orders()));
        tally.byState().forEach((state, count) -> row(out, "final " + state, number(count)));
        row(out, "lost", number(tally.lost().size()));
        row(out, "still under way", number(tally.stuck().size()));
        row(out, "registered twice", number(tally.twice().size()));
        row(out, "other end than scripted", number(tally.unexpected().size()));
        tally.struck().forEach((kind, count) -> row(out, "fault " + kind.word(), number(count)));
        row(out, "time", seconds(result.whole()) + ", accepting " + seconds(result.accepting()));
        row(
                out,
                "orders a second",
                String.format(
                        Locale.ROOT, "%.1f accepted, %.1f final", result.acceptedPerSecond(), result.finalPerSecond()));
        row(out, "processor ms an order", String.format(Locale.ROOT, "%.0f", result.processorMillisAnOrder()));
        row(out, "POST to Pending", percentiles(tally.toPending()));
        row(out, "POST to final", percentiles(tally.toFinal()));
        row(
                out,
                "gateway",
                number(result.throttled()) + " throttled, " + number(result.repeated()) + " without an answer");
        row(out, "platform", number(result.platformRequests()) + " requests");
        row(
                out,
                "SQS",
                number(result.sends()) + " sends, " + number(result.queued()) + " messages left, "
                        + number(result.deadLetters()) + " in DLQs");
        row(out, "AWS calls an order", callsAnOrder());
        row(out, "memory", number(result.residentMegabytes()) + " MB resident at most");
    }

    /** What is wrong, the first of each. */
    void defects(PrintStream out) {
        some(out, "lost", tally.lost());
        some(out, "registered twice", tally.twice());
        some(out, "registered, never accepted", tally.unasked());
        some(out, "other end than scripted", tally.unexpected());
        some(out, "not answered as it should be", result.refused());
        some(
                out,
                "fault never struck",
                tally.neverStruck().stream().map(Kind::word).toList());
    }

    private static void some(PrintStream out, String what, List<String> which) {
        which.stream().limit(SHOWN).forEach(each -> out.println(what + ": " + each));
        if (which.size() > SHOWN) {
            out.println(what + ": … and " + (which.size() - SHOWN) + " more");
        }
    }

    private static void row(PrintStream out, String name, String value) {
        out.printf(Locale.ROOT, "  %-26s %s%n", name, value);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percentiles(List<Duration> times) {
        return "p50 %s, p99 %s"
                .formatted(seconds(LoadResult.percentile(times, 50)), seconds(LoadResult.percentile(times, 99)));
    }

    private String callsAnOrder() {
        return result.callsAnOrder().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.1f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    String lastLine() {
        return String.format(
                Locale.ROOT,
                "orders=%d final=%d lost=%d double=%d stuck=%d seed=%d seconds=%.1f perSecond=%.1f",
                result.plan().orders(),
                tally.finals(),
                tally.lost().size(),
                tally.twice().size(),
                tally.stuck().size(),
                result.plan().seed(),
                result.whole().toMillis() / 1_000.0,
                result.finalPerSecond());
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("orders", result.plan().orders())
                .put("faultPercent", result.plan().faultPercent())
                .put("seed", result.plan().seed())
                .put("accepted", tally.accepted())
                .put("final", tally.finals())
                .put("lost", tally.lost().size())
                .put("double", tally.twice().size())
                .put("stuck", tally.stuck().size())
                .put("unexpected", tally.unexpected().size())
                .put("good", result.isGood());
        ObjectNode states = json.putObject("byState");
        tally.byState().forEach(states::put);
        ObjectNode faults = json.putObject("faults");
        tally.struck().forEach((kind, count) -> faults.put(kind.word(), count));
        figures(json);
        calls(json);
        return json;
    }

    private void figures(ObjectNode json) {
        json.put("elapsedMs", result.whole().toMillis())
                .put("processorMsAnOrder", result.processorMillisAnOrder())
                .put("acceptingMs", result.accepting().toMillis())
                .put("acceptedPerSecond", result.acceptedPerSecond())
                .put("finalPerSecond", result.finalPerSecond());
        times(json, "toPendingMs", tally.toPending());
        times(json, "toFinalMs", tally.toFinal());
        json.put("throttled", result.throttled())
                .put("repeated", result.repeated())
                .put("platformRequests", result.platformRequests())
                .put("queueSends", result.sends())
                .put("queued", result.queued())
                .put("deadLetters", result.deadLetters())
                .put("residentMegabytes", result.residentMegabytes());
    }

    /** By operation, for who wants to know where the time goes. */
    private void calls(ObjectNode json) {
        ObjectNode calls = json.putObject("awsCalls");
        result.awsCalls().forEach(calls::put);
    }

    private static void times(ObjectNode json, String name, List<Duration> times) {
        json.putObject(name)
                .put("p50", LoadResult.percentile(times, 50).toMillis())
                .put("p99", LoadResult.percentile(times, 99).toMillis());
    }
}

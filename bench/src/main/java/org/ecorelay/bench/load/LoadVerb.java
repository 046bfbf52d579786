package org.ecorelay.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.ecorelay.bench.Latencies;
import org.ecorelay.bench.calls.OrderCalls;
import org.ecorelay.local.load.LoadPlan;
import org.ecorelay.local.load.MeasureBatches;
import org.ecorelay.local.load.MeasureLoad;
import org.ecorelay.local.load.Measured;

/** Orders a second beside the ceiling, times from the POST on, batches of ten beside one, memory. */
public final class LoadVerb {
    private static final long SEED = 7;
    private static final int MIN_WARM = 60;
    private static final int STEADY = 200;
    private static final Duration APART = Duration.ofMillis(200);
    private static final int ROUNDS = 20;
    private static final Instant BEGIN = Instant.parse("2026-09-01T08:00:00Z");

    private final PrintStream out;
    private final PrintStream err;

    public LoadVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Measures; answers whether every goal is met. */
    public boolean run(int orders, boolean json) throws IOException, InterruptedException {
        PrintStream remarks = json ? err : out;
        Instant began = Instant.now();
        InstantSource clock = () -> BEGIN.plus(Duration.between(began, Instant.now()));
        var conditions = MeasureLoad.Conditions.asDeployed(clock, (_, _) -> {}, remarks);
        remarks.println("%,d orders, as fast as they are taken".formatted(orders));
        // As the ceiling is warmed.
        int warm = Math.max(RawCalls.warmOrders(orders), MIN_WARM);
        Measured busy = MeasureLoad.run(new LoadPlan(orders, 0, SEED), conditions.warmedBy(warm));
        remarks.println("the same calls by plain clients");
        RawCalls.Ceiling ceiling = RawCalls.measure(OrderCalls.toAws(busy, orders), orders);
        remarks.println("%d orders, one every %d ms".formatted(STEADY, APART.toMillis()));
        Measured steady = MeasureLoad.run(new LoadPlan(STEADY, 0, SEED).apart(APART), conditions);
        remarks.println("batches of one and of ten, turn by turn, with the latencies of AWS");
        Map<String, MeasureBatches.Times> batches =
                MeasureBatches.run(clock, Latencies.OF_AWS, Latencies.OF_PLATFORM, ROUNDS);
        remarks.println("memory of ./eco start");
        var result = new LoadFigures(
                busy.good() && steady.good(),
                orders,
                new LoadFigures.Rate(
                        figure(busy, "finalPerSecond"),
                        ceiling.perSecond(),
                        figure(busy, "processorMsAnOrder"),
                        ceiling.processorMillis()),
                busy.figures().path("toPendingMs"),
                steady.figures().path("toPendingMs"),
                new TreeMap<>(batches),
                StartedRelay.residentMegabytes());
        if (json) {
            out.println(result.json());
        } else {
            result.table(out);
        }
        return result.meetsItsGoals();
    }

    private static double figure(Measured measured, String name) {
        return measured.figures().path(name).asDouble();
    }
}

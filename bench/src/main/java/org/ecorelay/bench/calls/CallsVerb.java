package org.ecorelay.bench.calls;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import org.ecorelay.bench.Latencies;
import org.ecorelay.local.load.LoadPlan;
import org.ecorelay.local.load.MeasureLoad;
import org.ecorelay.local.load.Measured;
import org.ecorelay.local.run.Home;

/** Counts, prices, and compares with the goals. */
public final class CallsVerb {
    private static final long SEED = 7;
    private static final int ALONE = 30;
    private static final Duration APART = Duration.ofMillis(700);
    private static final long MILLION = 1_000_000;
    private static final long[] MONTHS = {1_000, 100_000, 10_000_000};
    private static final double SECONDS_A_MONTH = Rates.PASSES_A_MONTH * 60;
    private static final Instant BEGIN = Instant.parse("2026-09-01T08:00:00Z");

    private final PrintStream out;
    private final PrintStream err;

    public CallsVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Measures this many orders; answers whether every goal is met. */
    public boolean run(int orders, boolean json) throws IOException, InterruptedException {
        CallsResult result = measure(orders, json ? err : out);
        var report = new CallsReport(result);
        if (json) {
            out.println(report.json());
        } else {
            report.table(out);
        }
        return result.meetsItsGoals();
    }

    private CallsResult measure(int orders, PrintStream remarks) throws IOException, InterruptedException {
        Instant began = Instant.now();
        InstantSource clock = () -> BEGIN.plus(Duration.between(began, Instant.now()));
        var conditions = MeasureLoad.Conditions.asDeployed(clock, this::log, remarks);
        remarks.println("%d orders, one at a time, with the latencies of AWS".formatted(ALONE));
        Measured alone = MeasureLoad.run(new LoadPlan(ALONE, 0, SEED).apart(APART), conditions.with(Latencies.OF_AWS));
        remarks.println("%,d orders, as fast as they are taken".formatted(orders));
        Measured busy = MeasureLoad.run(new LoadPlan(orders, 0, SEED), conditions);
        return result(orders, busy, alone);
    }

    private static CallsResult result(int orders, Measured busy, Measured alone) throws IOException {
        Path root = Home.find().root();
        Path template = Home.find().template();
        var prices = Prices.read(root.resolve("bench/prices.csv"), Prices.REGIONS.getFirst());
        PerOrder each = PerOrder.of(busy, orders);
        PerOrder lonely = PerOrder.of(alone, ALONE);
        PerOrder pass = PerOrder.ofPass(busy.idle());
        Rates rates = Rates.of(alone, ALONE, template, MILLION * invocations(each) / SECONDS_A_MONTH);
        var months = new TreeMap<Long, Bill>();
        for (long count : MONTHS) {
            // Below one order in ten seconds each is alone in its batch.
            PerOrder kind = count / SECONDS_A_MONTH < 0.1 ? lonely : each;
            Rates then = Rates.of(alone, ALONE, template, count * invocations(kind) / SECONDS_A_MONTH);
            months.put(count, Bill.ofOrders(kind, then, count, prices).and(Bill.ofMonth(pass, then, prices)));
        }
        return new CallsResult(
                orders,
                busy.good() && alone.good(),
                each,
                lonely,
                pass,
                rates,
                Bill.ofOrders(each, rates, MILLION, prices),
                months,
                prices);
    }

    private static double invocations(PerOrder each) {
        return PerOrder.sum(each.invocations());
    }

    private void log(String source, String text) {
        if (text.contains("\"ERROR\"") || text.contains("\"WARN\"") || source.equals("host")) {
            err.println(source + ": " + text.strip());
        }
    }
}

package org.ecorelay.local.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import org.ecorelay.local.lambda.LogSink;
import org.ecorelay.local.run.AlertLink;
import org.ecorelay.local.run.LocalRelay;

/** Posts many orders, some of them with faults, waits until each is final, and says what became of them. */
public final class Load {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Counting must not be the load: what reads long, reads seldom. */
    private static final long ROWS_READ_IN_A_MILLISECOND = 2;

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);
    /** Longer than an authority's breaker stays open for the first times. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalRelay relay;
    private final LoadPlan plan;
    private final PrintStream remarks;
    private final Witness witness;
    private final Storefront storefront;
    private final PostOrders post;
    private final long began = System.nanoTime();
    private final Duration usedBefore = Processor.used();
    private long accepting;

    Load(
            LocalRelay relay,
            LoadPlan plan,
            PrintStream remarks,
            Witness witness,
            Storefront storefront,
            PostOrders post) {
        this.relay = relay;
        this.plan = plan;
        this.remarks = remarks;
        this.witness = witness;
        this.storefront = storefront;
        this.post = post;
    }

    /**
     * Where the result goes.
     *
     * @param err what is said beside the result of {@code json}
     * @param json whether to print one JSON object instead of the table
     */
    public record Output(PrintStream out, PrintStream err, boolean json) {
        PrintStream remarks() {
            return json ? err : out;
        }
    }

    /**
     * Runs a load on a relay of its own.
     *
     * @param clock what time it is for everybody
     * @param log where the functions' log lines go
     * @return whether every order was accepted and became final as scripted, none was registered twice, and every kind of
     *     fault that was asked for has struck
     */
    public static boolean run(LoadPlan plan, InstantSource clock, LogSink log, Output output)
            throws IOException, InterruptedException {
        var witness = new Witness();
        var options = new LocalRelay.Options(0, null, clock, log).withAccounts(LoadPlan.ACCOUNTS, witness);
        try (var relay = LocalRelay.start(options);
                var storefront = new Storefront(relay.api());
                var post = new PostOrders(storefront, relay.apiKeys(), clock);
                var table = new StatusTable(relay)) {
            post.sendProducts();
            // An address gets alerts only after its owner has followed a link: they are part of the load.
            var _ = AlertLink.confirmAll(relay);
            var load = new Load(relay, plan, output.remarks(), witness, storefront, post);
            return load.run(table, output);
        }
    }

    /** Posts the orders and waits for their ends. */
    LoadResult carryOut(StatusTable table) throws IOException, InterruptedException {
        post.begin(plan.draw(), plan.apart());
        await(table);
        return result(table);
    }

    private boolean run(StatusTable table, Output output) throws IOException, InterruptedException {
        LoadResult result = carryOut(table);
        var report = new LoadReport(result);
        if (output.json()) {
            output.out().println(report.json());
        } else {
            report.table(output.out());
        }
        report.defects(output.remarks());
        output.remarks().println(report.lastLine());
        return result.isGood();
    }

    /** Until nothing is left to do, or nothing has changed for long. */
    private void await(StatusTable table) throws IOException, InterruptedException {
        long changed = System.nanoTime();
        long said = changed;
        String before = "";
        while (System.nanoTime() - changed < PATIENCE.toNanos()) {
            int calls = post.open();
            int accepted = post.accepted().size();
            accepting = accepted < plan.orders() || accepting == 0 ? System.nanoTime() - began : accepting;
            int undecided = post.decide();
            long open = table.open();
            if (calls == 0 && undecided == 0 && open == 0) {
                return;
            }
            String now = "%,d accepted, %,d not final, %,d for a human".formatted(accepted, open, undecided);
            changed = now.equals(before) ? changed : System.nanoTime();
            before = now;
            if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
                said = System.nanoTime();
                remarks.println("  %s: %s".formatted(LoadReport.seconds(elapsed()), now));
            }
            Thread.sleep(LOOK_EVERY.plusMillis(open / ROWS_READ_IN_A_MILLISECOND));
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private LoadResult result(StatusTable table) {
        Duration whole = elapsed();
        Duration processor = Processor.used().minus(usedBefore);
        return new LoadResult(
                plan,
                Tally.of(post.accepted(), table.rows(), relay.platform().registrations(), witness.fired()),
                post.refused(),
                Duration.ofNanos(accepting),
                whole,
                processor,
                storefront.throttled(),
                storefront.repeated(),
                witness.requests(),
                relay.aws().calls().countsByOperation(),
                table.messages("OrdersQueue") + table.messages("SubmissionsQueue"),
                table.messages("OrdersDeadLetters") + table.messages("SubmissionsDeadLetters"),
                Memory.residentMegabytes());
    }
}

package org.ecorelay.local.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecorelay.local.aws.Faults;
import org.ecorelay.local.lambda.LogSink;
import org.ecorelay.local.run.AlertLink;
import org.ecorelay.local.run.LocalRelay;

/** A load without faults on a warm relay, with everything counted that costs something. */
public final class MeasureLoad {
    /** Enough for every function to have read what it reads once, and for its byte code to be compiled. */
    private static final int WARM_ORDERS = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String LISTS = "status-list#";

    private final LocalRelay relay;
    private final Storefront storefront;
    private final StatusTable table;
    private final Witness witness;
    private final Meters meters;
    private final Conditions conditions;
    private final PrintStream remarks;
    private final List<Accepted> earlier = new ArrayList<>();

    private MeasureLoad(Parts parts, Conditions conditions) {
        this.relay = parts.relay();
        this.storefront = parts.storefront();
        this.table = parts.table();
        this.witness = parts.witness();
        this.meters = parts.meters();
        this.conditions = conditions;
        this.remarks = conditions.remarks();
    }

    private record Parts(LocalRelay relay, Storefront storefront, StatusTable table, Witness witness, Meters meters) {}

    /**
     * Under what conditions.
     *
     * @param environment the functions' variables that differ from the template
     * @param faults which calls to AWS go wrong, or slowly
     * @param idlePasses how many passes of the timer are counted while nothing is under way
     * @param warmOrders how many orders come before, uncounted
     * @param log takes what the functions log
     * @param remarks is told how it goes
     */
    public record Conditions(
            InstantSource clock,
            Map<String, String> environment,
            Faults faults,
            int idlePasses,
            int warmOrders,
            LogSink log,
            PrintStream remarks) {
        /** What is counted is what is deployed: only verdicts come in seconds. */
        public static Conditions asDeployed(InstantSource clock, LogSink log, PrintStream remarks) {
            return new Conditions(
                    clock, Map.of("VERDICT_PACE_SECONDS", "1"), Faults.NONE, 10, WARM_ORDERS, log, remarks);
        }

        /** The same with calls that go wrong, or slowly. */
        public Conditions with(Faults planned) {
            return new Conditions(clock, environment, planned, idlePasses, warmOrders, log, remarks);
        }

        /** The same after more orders: byte code goes on being compiled for a minute under load. */
        public Conditions warmedBy(int orders) {
            return new Conditions(clock, environment, faults, idlePasses, orders, log, remarks);
        }
    }

    /** Starts a relay, warms it, counts it idle and then under the load. */
    public static Measured run(LoadPlan plan, Conditions conditions) throws IOException, InterruptedException {
        var witness = new Witness();
        var meters = new Meters(conditions.log());
        // Functions write metrics only where a log group is, and take standard error when they are made.
        var environment = new HashMap<>(conditions.environment());
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "measured");
        PrintStream before = System.err;
        System.setErr(meters.standardError());
        var options = new LocalRelay.Options(0, null, conditions.clock(), meters)
                .withEnvironment(environment)
                .withFaults(conditions.faults())
                .withAccounts(LoadPlan.ACCOUNTS, exchange -> {
                    witness.accept(exchange);
                    meters.accept(exchange);
                })
                .observedBy(meters);
        try (var relay = LocalRelay.start(options);
                var storefront = new Storefront(relay.api());
                var table = new StatusTable(relay)) {
            var parts = new Parts(relay, storefront, table, witness, meters);
            return new MeasureLoad(parts, conditions).run(plan);
        } finally {
            System.setErr(before);
        }
    }

    private Measured run(LoadPlan plan) throws IOException, InterruptedException {
        try (var post = new PostOrders(storefront, relay.apiKeys(), conditions.clock())) {
            table.tellApprovalsDaily();
            post.sendProducts();
            var _ = AlertLink.confirmAll(relay);
            var warm = new LoadPlan(conditions.warmOrders(), 0, plan.seed() + 1);
            var _ = load(warm, post).carryOut(table);
            earlier.addAll(post.accepted());
        }
        // An account's first status list is not an order's.
        await("each account's status list is signed", () -> table.signedLists(LISTS) == LoadPlan.ACCOUNTS);
        remarks.println("  warm; counting %d idle passes".formatted(conditions.idlePasses()));
        Measured.Spent idle = spentIdle(conditions.idlePasses());
        forget();
        try (var post = new PostOrders(storefront, relay.apiKeys(), conditions.clock())) {
            LoadResult result = load(plan, post).carryOut(table);
            passes(2);
            return measured(plan, result, post, idle);
        }
    }

    private Load load(LoadPlan plan, PostOrders post) {
        return new Load(relay, plan, remarks, witness, storefront, post);
    }

    private Measured measured(LoadPlan plan, LoadResult result, PostOrders post, Measured.Spent idle) {
        Measured.Spent spent = meters.spent(relay.aws().calls());
        // Those of before are in the tables, too.
        earlier.addAll(post.accepted());
        Tally all = Tally.of(earlier, table.rows(), relay.platform().registrations(), witness.fired());
        int orders = plan.orders() + conditions.warmOrders();
        boolean good = all.isGood(orders) && result.refused().isEmpty();
        ObjectNode figures = new LoadReport(result).json().put("good", good);
        double stored = (double) table.storedBytes() / orders;
        return new Measured(figures, good, spent, idle, stored);
    }

    private Measured.Spent spentIdle(int count) throws IOException, InterruptedException {
        passes(2);
        forget();
        passes(count);
        return meters.spent(relay.aws().calls());
    }

    private void forget() {
        relay.aws().calls().forget();
        meters.forget();
    }

    private void passes(int count) throws IOException, InterruptedException {
        long enough = meters.invocations("poller") + count;
        await(count + " passes of the timer", () -> meters.invocations("poller") >= enough);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("waited %s in vain until %s".formatted(PATIENCE, what));
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}

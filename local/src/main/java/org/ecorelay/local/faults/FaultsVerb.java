package org.ecorelay.local.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ecorelay.local.faults.Violation.Rule;

/** {@code eco faults}: bad days, and what came of them. */
public final class FaultsVerb {
    private static final int TELL_EVERY = 400;

    private final PrintStream out;
    private final PrintStream err;

    public FaultsVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Plays schedules and prints figures; {@code true} when no rule was broken and every kind of fault has fired.
     *
     * @param schedules how many count
     * @param seed the same seed gives the same schedules
     * @param orders in each of them
     */
    public boolean run(int schedules, long seed, int orders) throws InterruptedException {
        out.println(model());
        Instant began = Instant.now();
        var campaign = new Campaign(World.Ground.prepare(), Defect.NONE);
        Summary summary = campaign.random(schedules, seed, orders, played -> tell(played, schedules));
        Duration took = Duration.between(began, Instant.now());
        kinds(summary);
        out.println(line(summary, took));
        if (!summary.failures().isEmpty()) {
            explain(campaign, summary.failures().getFirst());
            return false;
        }
        List<FaultKind> never = Arrays.stream(FaultKind.values())
                .filter(kind -> summary.fired(kind) == 0)
                .toList();
        if (!never.isEmpty()) {
            err.println("These faults never struck, so nothing is shown about them: %s. Play more schedules."
                    .formatted(String.join(
                            ", ", never.stream().map(FaultKind::word).toList())));
        }
        return never.isEmpty();
    }

    /** What is assumed. */
    private static String model() {
        return """
                Each schedule is one relay with its shops and its platform in virtual time: the real handlers over in-memory tables, with
                index lag, clocks up to 5 min off either way, and faults at places that the seed chooses. Two models, half of the schedules each:
                  the platform ignores the idempotency key   requests arrive at most %d min late, pauses last at most %d s
                  the platform keeps to it                   both without bound (here up to 3 days and 3 hours)
                Nothing new goes wrong after %d h; then every accepted order must come to rest. Passes of the timer with nothing to write come
                at growing distances, up to 32 min.
                """.formatted(
                        Schedule.SETTLE.toMinutes(),
                        Schedule.PAUSE.toSeconds(),
                        Schedule.random(0, 1).rage().toHours());
    }

    private void tell(int played, int all) {
        if (played % TELL_EVERY == 0 && played < all) {
            err.println("%d of %d schedules".formatted(played, all));
        }
    }

    private void kinds(Summary summary) {
        for (FaultKind kind : FaultKind.values()) {
            out.println("  %-16s %7d  %s".formatted(kind.word(), summary.fired(kind), kind.sentence()));
        }
        out.println();
    }

    private static String line(Summary summary, Duration took) {
        double acceleration = summary.lasted().toMillis() / (double) Math.max(1, took.toMillis());
        return String.format(
                Locale.ROOT,
                "schedules=%d orders=%d effects=%d crashes=%d faults=%d lost=%d double=%d silent=%d rewritten=%d broken=%d misleading=%d "
                        + "unasked=%d leaked=%d seconds=%.1f acceleration=%.0f×",
                summary.schedules(),
                summary.orders(),
                summary.effects(),
                summary.crashes(),
                summary.faults(),
                summary.broken(Rule.LOST),
                summary.broken(Rule.DOUBLE),
                summary.broken(Rule.SILENT, Rule.INVISIBLE),
                summary.broken(Rule.REWRITTEN, Rule.CONTRADICTED),
                summary.broken(Rule.BROKEN),
                summary.broken(Rule.MISLEADING),
                summary.broken(Rule.UNASKED),
                summary.broken(Rule.LEAKED),
                took.toMillis() / 1_000.0,
                acceleration);
    }

    private void explain(Campaign campaign, Result failure) {
        err.println("This schedule breaks a rule: " + failure.schedule());
        failure.violations().forEach(violation -> err.println("  " + violation));
        Schedule shortest = campaign.shortest(failure);
        err.println("The shortest one that still does: " + shortest);
        campaign.play(shortest).violations().forEach(violation -> err.println("  " + violation));
    }
}

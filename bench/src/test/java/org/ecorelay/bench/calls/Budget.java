package org.ecorelay.bench.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an order on the good path may take at most, whatever the machine: the guard of {@code mvn verify}.
 *
 * <p>How full batches are depends on the machine. So the requests to SQS are compared with the invocations: one message of the
 * storefront's order, and for each batch a receive and a delete, and for each of the builder's one request that queues its documents.
 */
final class Budget {
    private static final double WRITE_UNITS = 22;
    /** Requests to AWS and to the platform, those to SQS and of the timer left out. */
    private static final double REQUESTS = 28;

    private static final double READ_UNITS = 15;
    private static final double LOG_BYTES = 250;
    private static final double MAILS = 0.2;
    private static final double SIGNATURES = 1;
    private static final double STORED_BYTES = 7_000;
    /** What the timer and what is read once in a minute may blur. */
    private static final double BLUR = 0.1;

    private Budget() {}

    /** What is above its budget, in words. */
    static List<String> exceeded(PerOrder each, Rates rates) {
        Map<String, Double> services = CallsResult.byService(each);
        double builder = each.invocations().getOrDefault("builder", 0.0);
        double submitter = each.invocations().getOrDefault("submitter", 0.0);
        var exceeded = new ArrayList<String>();
        check(exceeded, "write units", without(each.writeUnits(), "work"), WRITE_UNITS);
        check(exceeded, "read units", without(each.readUnits(), "work"), READ_UNITS);
        check(exceeded, "requests", requests(each), REQUESTS);
        check(exceeded, "SQS requests", services.getOrDefault("sqs", 0.0), 1 + 3 * builder + 2 * submitter);
        check(exceeded, "KMS requests", services.getOrDefault("kms", 0.0), SIGNATURES);
        check(exceeded, "mails", services.getOrDefault("ses", 0.0), MAILS);
        check(exceeded, "log bytes of the functions", PerOrder.sum(each.logBytes()), LOG_BYTES);
        check(exceeded, "bytes of Lambda's own log lines", rates.platformLines(), 0);
        check(exceeded, "bytes stored", each.storedBytes(), STORED_BYTES);
        return exceeded;
    }

    /** Operational rows are written by time and not by order (ADR 0012). */
    private static double without(Map<String, Double> units, String table) {
        return units.entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith(" " + table))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static double requests(PerOrder each) {
        return each.calls().entrySet().stream()
                .filter(entry -> !entry.getKey().service().equals("sqs")
                        && !entry.getKey().what().endsWith(" work")
                        && !entry.getKey().what().contains(":query"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static void check(List<String> exceeded, String what, double figure, double most) {
        if (figure > most + BLUR) {
            exceeded.add(String.format(Locale.ROOT, "%s: %.2f, at most %.2f", what, figure, most));
        }
    }
}

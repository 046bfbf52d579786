package org.ecorelay.bench.calls;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured, and what it would cost.
 *
 * @param orders how many were posted as fast as they were taken
 * @param good whether all of them ended as they should
 * @param busy one of them
 * @param alone one of some that were posted one at a time
 * @param pass what the timer takes when there is nothing to do
 * @param million the bill of a million orders within a month
 * @param months bills of a month by its number of orders, with what it costs before the first one
 */
record CallsResult(
        int orders,
        boolean good,
        PerOrder busy,
        PerOrder alone,
        PerOrder pass,
        Rates rates,
        Bill million,
        SortedMap<Long, Bill> months,
        Prices prices) {
    private static final double MAX_WRITE_UNITS = 22;
    private static final double MAX_QUEUE_REQUESTS = 1.6;
    private static final double MAX_MAILS = 0.2;
    private static final double MAX_USD = 32;
    private static final double MAX_LOG_BYTES = 250;

    /** One figure and what it may be at most. */
    record Goal(String name, double figure, double limit) {
        boolean isMet() {
            return figure <= limit;
        }
    }

    List<Goal> goals() {
        return List.of(
                new Goal("write units an order", writeUnits(), MAX_WRITE_UNITS),
                new Goal("SQS requests an order", byService(busy).getOrDefault("sqs", 0.0), MAX_QUEUE_REQUESTS),
                new Goal("mails an order", byService(busy).getOrDefault("ses", 0.0), MAX_MAILS),
                new Goal("log bytes an order", rates.loggedBytes(busy), MAX_LOG_BYTES),
                new Goal(
                        "USD a million orders, without mails",
                        million.totalWithoutMails().doubleValue(),
                        MAX_USD));
    }

    double writeUnits() {
        return PerOrder.sum(busy.writeUnits());
    }

    double calls() {
        return PerOrder.sum(busy.calls());
    }

    /** Requests by service. */
    static Map<String, Double> byService(PerOrder each) {
        return each.calls().entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().service(),
                        TreeMap::new,
                        Collectors.summingDouble(Map.Entry::getValue)));
    }

    boolean meetsItsGoals() {
        return good && goals().stream().allMatch(Goal::isMet);
    }
}

package org.ecorelay.local.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole run in figures.
 *
 * @param refused calls of the storefronts that were not answered as they should be
 * @param accepting from the first POST to the last 202
 * @param whole from the first POST until everything was final, or until it was given up
 * @param processor what the process used of the processors meanwhile
 * @param throttled answers 429 of the gateway; the storefront came again
 * @param repeated calls that nobody answered, or by 5xx; the storefront came again
 * @param platformRequests requests that the platform saw
 * @param awsCalls calls of each AWS operation, by {@code service operation}
 * @param queued messages left in the queues
 * @param deadLetters messages in the dead letter queues
 * @param residentMegabytes the most memory that was resident
 */
record LoadResult(
        LoadPlan plan,
        Tally tally,
        List<String> refused,
        Duration accepting,
        Duration whole,
        Duration processor,
        long throttled,
        long repeated,
        long platformRequests,
        Map<String, Long> awsCalls,
        long queued,
        long deadLetters,
        long residentMegabytes) {
    LoadResult {
        refused = List.copyOf(refused);
        awsCalls = Map.copyOf(awsCalls);
    }

    boolean isGood() {
        return tally.isGood(plan.orders()) && refused.isEmpty();
    }

    double acceptedPerSecond() {
        return rate(tally.accepted(), accepting);
    }

    double finalPerSecond() {
        return rate(tally.finals(), whole);
    }

    double processorMillisAnOrder() {
        return processor.toNanos() / 1e6 / Math.max(1, tally.finals());
    }

    /** Messages are sent one by one or in batches. */
    long sends() {
        return awsCalls.getOrDefault("sqs SendMessage", 0L) + awsCalls.getOrDefault("sqs SendMessageBatch", 0L);
    }

    /** Calls of each AWS service for one order. */
    Map<String, Double> callsAnOrder() {
        var sums = new TreeMap<String, Double>();
        awsCalls.forEach((operation, calls) -> sums.merge(
                operation.substring(0, operation.indexOf(' ')), (double) calls / plan.orders(), Double::sum));
        return sums;
    }

    private static double rate(long count, Duration time) {
        return time.isPositive() ? count * 1_000.0 / time.toMillis() : 0;
    }

    /** The time that {@code percent} of all times are not above; zero when there are none. */
    static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}

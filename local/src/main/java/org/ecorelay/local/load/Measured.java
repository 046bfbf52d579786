package org.ecorelay.local.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecorelay.local.aws.CallSum;

/**
 * What a load of good orders took, and what a relay does when there is nothing to do.
 *
 * @param figures as {@code eco load --json} prints them
 * @param good whether every order ended as it should
 * @param orders what was spent from the first POST until every order was final and told
 * @param idle what was spent while nothing was under way
 * @param storedBytes what one order leaves in the tables, indexes and DynamoDB's own 100 bytes an item included
 */
public record Measured(ObjectNode figures, boolean good, Spent orders, Spent idle, double storedBytes) {
    /**
     * What was spent in a while.
     *
     * @param calls by caller, operation, resource and answer
     * @param writeUnits by function, then by {@code table} or {@code table/index}
     * @param readUnits likewise
     * @param invocations by function
     * @param time the invocations' duration, by function
     * @param logBytes what was logged with its line ends, by function
     * @param lines how many lines that was
     * @param platformRequests by method and path without ids
     * @param platformBytes bodies of requests to the platform, and an allowance for their headers
     * @param metrics different CloudWatch metrics that the metric lines made
     */
    public record Spent(
            List<CallSum> calls,
            Map<String, Map<String, Double>> writeUnits,
            Map<String, Map<String, Double>> readUnits,
            Map<String, Long> invocations,
            Map<String, Duration> time,
            Map<String, Long> logBytes,
            Map<String, Long> lines,
            Map<String, Long> platformRequests,
            long platformBytes,
            int metrics) {
        public Spent {
            calls = List.copyOf(calls);
            writeUnits = Map.copyOf(writeUnits);
            readUnits = Map.copyOf(readUnits);
            invocations = Map.copyOf(invocations);
            time = Map.copyOf(time);
            logBytes = Map.copyOf(logBytes);
            lines = Map.copyOf(lines);
            platformRequests = Map.copyOf(platformRequests);
        }
    }
}

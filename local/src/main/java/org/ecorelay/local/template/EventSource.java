package org.ecorelay.local.template;

import java.util.OptionalInt;

/**
 * An event source mapping: Lambda receives from a queue and invokes a function with batches.
 *
 * @param queue logical id of the queue
 * @param function logical id of the function
 * @param batchSize the most messages in one event
 * @param windowSeconds how long Lambda gathers messages for one batch; 0 means that it invokes at once
 * @param reportsItemFailures whether the answer may name single failed messages (ReportBatchItemFailures)
 * @param maximumConcurrency the most invocations of this mapping at one time, 2 to 1000
 */
public record EventSource(
        String logicalId,
        String queue,
        String function,
        int batchSize,
        int windowSeconds,
        boolean reportsItemFailures,
        OptionalInt maximumConcurrency) {}

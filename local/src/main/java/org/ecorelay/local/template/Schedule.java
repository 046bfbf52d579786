package org.ecorelay.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * An EventBridge Scheduler schedule.
 *
 * @param function logical id of the function that it invokes
 * @param rate the time between two invocations
 * @param input the event, or empty for the Scheduler's own notification
 * @param maximumEventAge an event that could not be delivered for this long is dropped
 */
public record Schedule(
        String logicalId,
        String name,
        String function,
        Duration rate,
        Optional<String> input,
        Duration maximumEventAge) {}

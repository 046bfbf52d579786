package org.ecorelay.local.lambda;

import java.time.Duration;
import java.time.Instant;

/**
 * One finished invocation.
 *
 * @param function short name, such as "intake"
 * @param startedAt by the host's clock
 * @param duration real time between the hand-over of the event and the outcome
 */
public record Invocation(String function, String requestId, Instant startedAt, Duration duration, Outcome outcome) {}

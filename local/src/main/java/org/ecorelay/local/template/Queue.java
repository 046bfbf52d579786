package org.ecorelay.local.template;

import java.util.Optional;

/**
 * A standard SQS queue.
 *
 * @param visibilitySeconds how long a received message stays hidden unless it is deleted
 * @param retentionSeconds after how long an undeleted message is dropped
 * @param delaySeconds how long a new message stays hidden
 */
public record Queue(
        String logicalId,
        String name,
        int visibilitySeconds,
        int retentionSeconds,
        int delaySeconds,
        Optional<Redrive> redrive) {
    /** After {@code maxReceiveCount} receives the next one moves the message to the queue with this logical id. */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}

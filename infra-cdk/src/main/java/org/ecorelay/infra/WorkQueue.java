package org.ecorelay.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A fast path between two functions and, beside it, where poison ends: evidence, never input. */
final class WorkQueue extends Construct {
    /** After that many failed receives a message is poison. */
    private static final int MAX_RECEIVES = 8;

    /** AWS's advice for a queue that feeds a function: six times the function's time-out. */
    private static final int VISIBILITY_FACTOR = 6;

    private final Queue queue;
    private final Queue deadLetters;

    WorkQueue(Construct scope, String name, int consumerTimeoutSeconds) {
        super(scope, name);
        deadLetters = secured("DeadLetters").build();
        queue = secured("Queue")
                .visibilityTimeout(Duration.seconds(VISIBILITY_FACTOR * consumerTimeoutSeconds))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(MAX_RECEIVES)
                        .build())
                .build();
    }

    String url() {
        return queue.getQueueUrl();
    }

    String name() {
        return queue.getQueueName();
    }

    String deadLettersName() {
        return deadLetters.getQueueName();
    }

    String arn() {
        return queue.getQueueArn();
    }

    /** Encrypted at rest, refused without TLS, kept for as long as SQS allows. */
    private Queue.Builder secured(String id) {
        return Queue.Builder.create(this, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14));
    }
}

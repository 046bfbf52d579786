package org.ecorelay.local.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.ecorelay.local.template.EventSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * An event source mapping: one thread receives, every batch is worked on in its own.
 *
 * <p>Only what succeeded is deleted. What failed is left alone and comes back after the queue's visibility time-out,
 * until the queue itself moves it to its dead letter queue.
 */
final class QueueMapping {
    /** Lambda's own limit of a mapping that sets none is 1250. */
    private static final int UNBOUNDED = HostedFunction.UNRESERVED;

    private static final int MAX_RECEIVE = 10;
    private static final int WAIT_SECONDS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    private final EventSource mapping;
    private final String queueUrl;
    private final HostedFunction function;
    private final QueueEvent events;
    private final SqsClient sqs;
    private final LogSink log;
    private final HostThreads threads;
    private final Semaphore workers;
    private volatile boolean stopping;

    QueueMapping(
            EventSource mapping,
            String queueUrl,
            QueueEvent events,
            HostedFunction function,
            SqsClient sqs,
            LogSink log,
            HostThreads threads) {
        this.mapping = mapping;
        this.queueUrl = queueUrl;
        this.events = events;
        this.function = function;
        this.sqs = sqs;
        this.log = log;
        this.threads = threads;
        this.workers = new Semaphore(mapping.maximumConcurrency().orElse(UNBOUNDED));
    }

    void start() {
        threads.loops().execute(this::receiveUntilStopped);
    }

    /** Makes the current receive the last one, at most {@value #WAIT_SECONDS} s from now. */
    void stop() {
        stopping = true;
    }

    private void receiveUntilStopped() {
        try {
            while (!stopping) {
                workers.acquire();
                List<Message> batch = gather();
                if (batch.isEmpty()) {
                    workers.release();
                } else {
                    threads.workers().execute(() -> work(batch));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One receive, or as many as fill the batch within its window. */
    private List<Message> gather() throws InterruptedException {
        var batch = new ArrayList<Message>();
        long until =
                System.nanoTime() + Duration.ofSeconds(mapping.windowSeconds()).toNanos();
        do {
            batch.addAll(receive(Math.min(MAX_RECEIVE, mapping.batchSize() - batch.size())));
        } while (!stopping && batch.size() < mapping.batchSize() && System.nanoTime() < until);
        return batch;
    }

    private List<Message> receive(int most) throws InterruptedException {
        try {
            return sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(most)
                            .waitTimeSeconds(WAIT_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException e) {
            if (!stopping) {
                log.log("host", "cannot receive from " + queueUrl + ": " + e.getMessage());
                Thread.sleep(AFTER_FAILURE);
            }
            return List.of();
        }
    }

    private void work(List<Message> batch) {
        try {
            Outcome outcome = function.invoke(events.write(batch), PATIENCE);
            if (outcome instanceof Outcome.Answered answered) {
                delete(done(answered.payload(), batch));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            log.log("host", "cannot delete from " + queueUrl + ": " + e.getMessage());
        } finally {
            workers.release();
        }
    }

    private List<Message> done(byte[] payload, List<Message> batch) {
        if (!mapping.reportsItemFailures()) {
            return batch;
        }
        Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        return switch (BatchAnswer.read(payload, ids)) {
            case BatchAnswer.Done done ->
                batch.stream()
                        .filter(message -> !done.except().contains(message.messageId()))
                        .toList();
            case BatchAnswer.AllFailed failed -> {
                log.log("host", function.shortName() + ": the whole batch failed, " + failed.reason());
                yield List.of();
            }
        };
    }

    private void delete(List<Message> done) {
        for (int from = 0; from < done.size(); from += MAX_RECEIVE) {
            var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
            for (Message message : done.subList(from, Math.min(done.size(), from + MAX_RECEIVE))) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                    .failed()
                    .forEach(failure -> log.log("host", "cannot delete from " + queueUrl + ": " + failure.message()));
        }
    }
}

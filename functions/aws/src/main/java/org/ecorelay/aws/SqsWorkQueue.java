package org.ecorelay.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.standing.StatusListId;
import org.ecorelay.json.Json;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue on SQS, ten messages a request. A message that is lost is found by the timer, so a failure is only noted. */
public final class SqsWorkQueue implements WorkQueue {
    private static final int MAX_BATCH = 10;

    private final SqsClient sqs;
    private final String url;
    private final Consumer<String> failures;

    /**
     * Sends to one queue.
     *
     * @param failures is told what could not be sent, in one sentence
     */
    public SqsWorkQueue(SqsClient sqs, String url, Consumer<String> failures) {
        this.sqs = sqs;
        this.url = url;
        this.failures = failures;
    }

    /** The message about one document (events/schemas/queue-message.schema.json). */
    public static String message(DocumentId document) {
        return CanonicalJson.text(Json.object()
                .put("certificateId", document.certificate().value())
                .put("version", document.version())
                .build());
    }

    /** The message that asks for a status list to be signed. */
    public static String message(StatusListId list) {
        return CanonicalJson.text(Json.object()
                .put(
                        "statusList",
                        Json.object()
                                .put("account", list.account())
                                .put("number", list.number())
                                .build())
                .build());
    }

    /** Asks for a status list to be signed; it stays due until it is. */
    public void send(StatusListId list) {
        try {
            sqs.sendMessage(send -> send.queueUrl(url).messageBody(message(list)));
        } catch (SdkException e) {
            failures.accept("a status list was not queued (%s); the timer will find it"
                    .formatted(e.getClass().getSimpleName()));
        }
    }

    @Override
    public void send(Collection<DocumentId> documents) {
        List<DocumentId> all = List.copyOf(documents);
        for (int from = 0; from < all.size(); from += MAX_BATCH) {
            sendBatch(all.subList(from, Math.min(from + MAX_BATCH, all.size())));
        }
    }

    private void sendBatch(List<DocumentId> batch) {
        try {
            if (batch.size() == 1) {
                sqs.sendMessage(send -> send.queueUrl(url).messageBody(message(batch.getFirst())));
                return;
            }
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            for (DocumentId document : batch) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(message(document))
                        .build());
            }
            int failed = sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries))
                    .failed()
                    .size();
            if (failed > 0) {
                failures.accept(
                        "%d of %d messages were not queued; the timer will find them".formatted(failed, batch.size()));
            }
        } catch (SdkException e) {
            failures.accept("%d messages were not queued (%s); the timer will find them"
                    .formatted(batch.size(), e.getClass().getSimpleName()));
        }
    }
}

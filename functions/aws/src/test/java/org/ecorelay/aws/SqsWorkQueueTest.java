package org.ecorelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** What no embedded queue can be made to answer: a batch of which a part was taken. */
class SqsWorkQueueTest {
    private final List<String> failures = new ArrayList<>();

    /** Takes all entries of a batch but the first. */
    private static final class Partial implements SqsClient {
        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            return SendMessageBatchResponse.builder()
                    .failed(BatchResultErrorEntry.builder()
                            .id(request.entries().getFirst().id())
                            .code("InternalError")
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void messages_that_a_batch_left_out_are_noted_and_not_thrown() {
        List<DocumentId> documents = IntStream.range(0, 12)
                .mapToObj(i -> CertificateId.of("acme", "shop", "EC-" + i, 1).version(1))
                .toList();
        new SqsWorkQueue(new Partial(), "http://queue.invalid", failures::add).send(documents);
        assertThat(failures)
                .containsExactly(
                        "1 of 10 messages were not queued; the timer will find them",
                        "1 of 2 messages were not queued; the timer will find them");
    }

    @Test
    void a_message_is_the_canonical_text_of_the_published_schema() {
        var id = new CertificateId("a".repeat(32));
        assertThat(SqsWorkQueue.message(id.version(3)))
                .isEqualTo("{\"certificateId\":\"%s\",\"version\":3}".formatted(id));
    }
}

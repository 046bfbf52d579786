package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ecorelay.aws.SqsWorkQueue;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.WorkQueue;
import org.junit.jupiter.api.Test;

/** What the queue between two functions promises. Begins with an empty queue. */
public abstract class WorkQueueContract {
    protected final List<String> failures = new ArrayList<>();

    /** The adapter. */
    protected abstract WorkQueue queue(Consumer<String> failing);

    /** The same on a queue that does not exist. */
    protected abstract WorkQueue missing(Consumer<String> failing);

    /** The bodies of all messages, when there are as many as expected or there will not be. */
    protected abstract List<String> received(int expected);

    protected static List<DocumentId> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CertificateId.of("acme", "shop", "EC-" + i, 1).version(1))
                .toList();
    }

    @Test
    void every_document_becomes_one_message() {
        List<DocumentId> documents = documents(23);
        queue(failures::add).send(documents);
        assertThat(received(23))
                .containsExactlyInAnyOrderElementsOf(
                        documents.stream().map(SqsWorkQueue::message).toList());
        assertThat(failures).isEmpty();
    }

    @Test
    void one_document_becomes_one_message() {
        queue(failures::add).send(documents(1));
        assertThat(received(1))
                .containsExactly(SqsWorkQueue.message(documents(1).getFirst()));
    }

    @Test
    void a_queue_that_does_not_exist_is_noted_and_never_thrown() {
        missing(failures::add).send(documents(1));
        assertThat(failures).singleElement().asString().startsWith("1 messages were not queued (QueueDoesNotExist");
    }
}

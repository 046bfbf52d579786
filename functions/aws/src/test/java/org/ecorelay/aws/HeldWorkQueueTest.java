package org.ecorelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.junit.jupiter.api.Test;

/** What is queued during a batch is sent once, together, when the batch ends. */
class HeldWorkQueueTest {
    private final List<Collection<DocumentId>> sent = new ArrayList<>();
    private final HeldWorkQueue held = new HeldWorkQueue(sent::add);

    private static List<DocumentId> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CertificateId.of("acme", "shop", "EC-" + i, 1).version(1))
                .toList();
    }

    @Test
    void nothing_is_sent_before_the_end_of_the_batch() {
        documents(3).forEach(document -> held.send(List.of(document)));
        assertThat(sent).isEmpty();
        held.flush();
        assertThat(sent).containsExactly(documents(3));
    }

    @Test
    void what_was_sent_is_not_sent_again() {
        held.send(documents(1));
        held.flush();
        held.flush();
        assertThat(sent).hasSize(1);
    }

    @Test
    void a_batch_without_documents_sends_nothing() {
        held.flush();
        assertThat(sent).isEmpty();
    }

    @Test
    void messages_of_one_batch_that_run_at_the_same_time_lose_none() {
        List<DocumentId> all = documents(500);
        try (var threads = Executors.newFixedThreadPool(8)) {
            all.forEach(document -> threads.execute(() -> held.send(List.of(document))));
        }
        held.flush();
        assertThat(sent.getFirst()).containsExactlyInAnyOrderElementsOf(all);
    }
}

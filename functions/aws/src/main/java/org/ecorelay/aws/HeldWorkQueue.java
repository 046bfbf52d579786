package org.ecorelay.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.WorkQueue;

/**
 * Holds what is queued until the end of a batch and sends it together: ten documents are one request instead of ten. A batch that
 * never ends loses the fast path of its documents and nothing else; the timer finds them. Thread-safe.
 */
public final class HeldWorkQueue implements WorkQueue {
    private final WorkQueue queue;
    private final List<DocumentId> held = new ArrayList<>();

    /** Holds back from {@code queue}. */
    public HeldWorkQueue(WorkQueue queue) {
        this.queue = queue;
    }

    @Override
    public synchronized void send(Collection<DocumentId> documents) {
        held.addAll(documents);
    }

    /** Sends what is held. At the end of every batch, of one that failed too. */
    public void flush() {
        List<DocumentId> all = take();
        if (!all.isEmpty()) {
            queue.send(all);
        }
    }

    private synchronized List<DocumentId> take() {
        List<DocumentId> all = List.copyOf(held);
        held.clear();
        return all;
    }
}

package org.ecorelay.certificate;

import java.util.Collection;

/** Port: the fast path from one step to the next. Losing every message loses nothing; the timer finds the row. */
public interface WorkQueue {
    /** Queues documents for the next step; a failure is the caller's to note, never to pass on. */
    void send(Collection<DocumentId> documents);
}

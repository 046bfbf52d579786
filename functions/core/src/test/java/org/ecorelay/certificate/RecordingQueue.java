package org.ecorelay.certificate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A queue that remembers what was sent; it can lose every message or fail. Thread-safe. */
public final class RecordingQueue implements WorkQueue {
    private final List<DocumentId> sent = new ArrayList<>();
    private final List<DocumentId> waiting = new ArrayList<>();
    private Mood mood = Mood.KEEPING;

    private enum Mood {
        KEEPING,
        LOSING,
        FAILING
    }

    @Override
    public synchronized void send(Collection<DocumentId> documents) {
        if (mood == Mood.FAILING && !documents.isEmpty()) {
            throw new IllegalStateException("the queue does not answer");
        }
        sent.addAll(documents);
        if (mood == Mood.KEEPING) {
            waiting.addAll(documents);
        }
    }

    /** Every message ever sent, also the lost ones. */
    public synchronized List<DocumentId> sent() {
        return List.copyOf(sent);
    }

    /** Takes the messages that wait. */
    public synchronized List<DocumentId> receive() {
        List<DocumentId> received = List.copyOf(waiting);
        waiting.clear();
        return received;
    }

    public synchronized void keep() {
        mood = Mood.KEEPING;
    }

    public synchronized void lose() {
        mood = Mood.LOSING;
        waiting.clear();
    }

    public synchronized void fail() {
        mood = Mood.FAILING;
    }
}

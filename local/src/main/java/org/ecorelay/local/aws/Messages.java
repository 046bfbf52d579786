package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** What was sent to people, oldest first: all of it in the journal, the latest ten thousand in memory. */
final class Messages<M> {
    private static final int REMEMBERED = 10_000;

    private final Function<ObjectNode, M> read;
    private final Deque<M> latest = new ArrayDeque<>();
    private final Journal journal;

    Messages(Journals journals, String name, Function<ObjectNode, M> read) throws IOException {
        this.read = read;
        this.journal = journals.open(name, this::remember);
    }

    void add(ObjectNode line) throws IOException {
        journal.append(line);
        remember(line);
    }

    private synchronized void remember(ObjectNode line) {
        latest.addLast(read.apply(line));
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
    }

    synchronized List<M> all() {
        return List.copyOf(latest);
    }
}

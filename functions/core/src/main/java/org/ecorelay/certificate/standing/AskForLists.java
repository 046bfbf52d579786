package org.ecorelay.certificate.standing;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ecorelay.pacing.SharedState;

/** Asks for the status lists that have to be signed now; who may sign is asked by its queue. A list stays due until it is signed. */
public final class AskForLists {
    /** More than a pass can ask for are asked for by the next ones. */
    private static final int MOST = 50;

    private final DueLists due;
    private final Consumer<StatusListId> queue;

    public AskForLists(SharedState state, InstantSource clock, Consumer<StatusListId> queue) {
        this.due = new DueLists(state, clock);
        this.queue = queue;
    }

    /** One pass, each list once; says how many were asked for. */
    public int ask(BooleanSupplier timeLeft) {
        Set<StatusListId> asked = new HashSet<>();
        for (DueLists.Entry entry : due.now()) {
            if (asked.size() == MOST || !timeLeft.getAsBoolean()) {
                break;
            }
            // Before it is asked for: whoever signs finds it under its new time, and removes it.
            due.asked(entry);
            if (asked.add(entry.list())) {
                queue.accept(entry.list());
            }
        }
        return asked.size();
    }
}

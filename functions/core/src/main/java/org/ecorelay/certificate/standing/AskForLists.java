package org.ecorelay.certificate.standing;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks for the status lists that have to be signed now; who may sign is asked by its queue. A list stays due until it is signed. */
public final class AskForLists {
    /** More than a pass can ask for are asked for by the next ones. */
    private static final int MOST = 50;

    private final StatusLists lists;
    private final Consumer<StatusListId> queue;

    public AskForLists(StatusLists lists, Consumer<StatusListId> queue) {
        this.lists = lists;
        this.queue = queue;
    }

    /** One pass; says how many lists were asked for. */
    public int ask(BooleanSupplier timeLeft) {
        List<StatusListId> due = lists.due();
        int asked = 0;
        for (StatusListId list : due.subList(0, Math.min(MOST, due.size()))) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            queue.accept(list);
            asked++;
        }
        return asked;
    }
}

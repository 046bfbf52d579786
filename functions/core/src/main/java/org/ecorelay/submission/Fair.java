package org.ecorelay.submission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/** Takes turns, so that nobody takes more than its share while another waits. */
final class Fair {
    private Fair() {}

    /** The same elements: one of each owner, then the next one of each; the order within an owner stays. */
    static <T> List<T> inTurn(List<T> elements, Function<T, String> owner) {
        var queues = new LinkedHashMap<String, Queue<T>>();
        elements.forEach(element -> queues.computeIfAbsent(owner.apply(element), _ -> new ArrayDeque<>())
                .add(element));
        var turns = new ArrayDeque<>(queues.values());
        var result = new ArrayList<T>();
        while (!turns.isEmpty()) {
            Queue<T> queue = turns.remove();
            result.add(queue.remove());
            if (!queue.isEmpty()) {
                turns.add(queue);
            }
        }
        return List.copyOf(result);
    }
}

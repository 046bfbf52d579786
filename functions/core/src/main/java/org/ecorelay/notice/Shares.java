package org.ecorelay.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How much of one pass each account may take, so that a slow or large one never delays the others. Not thread-safe. */
final class Shares {
    static final int MAX_SENDS = 25;
    static final Duration MAX_TIME = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Map<String, Integer> sends = new HashMap<>();
    private final Map<String, Duration> times = new HashMap<>();

    Shares(InstantSource clock) {
        this.clock = clock;
    }

    boolean left(String account) {
        return sends.getOrDefault(account, 0) < MAX_SENDS
                && times.getOrDefault(account, Duration.ZERO).compareTo(MAX_TIME) < 0;
    }

    /** Does something that takes time of the account's share. */
    void spend(String account, Runnable sending) {
        Instant begun = clock.instant();
        sends.merge(account, 1, Integer::sum);
        try {
            sending.run();
        } finally {
            times.merge(account, Duration.between(begun, clock.instant()), Duration::plus);
        }
    }

    /** The same things, one of each account in turn. */
    static <T> List<T> inTurns(Collection<T> things, Function<T, String> account) {
        var queues = new LinkedHashMap<String, Deque<T>>();
        things.forEach(thing -> queues.computeIfAbsent(account.apply(thing), _ -> new ArrayDeque<>())
                .add(thing));
        var turns = new ArrayList<T>(things.size());
        while (turns.size() < things.size()) {
            queues.values().stream().filter(queue -> !queue.isEmpty()).forEach(queue -> turns.add(queue.remove()));
        }
        return turns;
    }
}

package org.ecorelay.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ecorelay.fixture.Steps;

/**
 * Failed deliveries in memory. Thread-safe.
 *
 * <p>Steps: {@code put}.
 */
public final class InMemoryFailedDeliveries implements FailedDeliveries {
    private final SortedMap<String, FailedDelivery> deliveries = new TreeMap<>();
    private final Steps steps = new Steps();

    public Steps steps() {
        return steps;
    }

    @Override
    public void put(FailedDelivery delivery) {
        steps.reach("put");
        synchronized (this) {
            deliveries.put(key(delivery), delivery);
        }
    }

    @Override
    public synchronized List<FailedDelivery> due(String account, Instant now, int limit) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.notice().account().equals(account))
                .filter(delivery -> !delivery.nextTry().isAfter(now))
                .sorted(Comparator.comparing(FailedDelivery::nextTry))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<String> accounts() {
        return deliveries.values().stream()
                .map(delivery -> delivery.notice().account())
                .distinct()
                .toList();
    }

    @Override
    public synchronized void remove(FailedDelivery delivery) {
        deliveries.remove(key(delivery));
    }

    /** Everything that waits, due or not. */
    public synchronized List<FailedDelivery> all() {
        return List.copyOf(deliveries.values());
    }

    private static String key(FailedDelivery delivery) {
        return delivery.notice().id() + "#" + delivery.channel() + "#" + delivery.nextTry();
    }
}

package org.ecorelay.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.fixture.Steps;

/**
 * Bundles in memory. Thread-safe.
 *
 * <p>Steps: {@code open}, {@code opened}, {@code add}, {@code added}, {@code rest}, {@code rested}.
 */
public final class InMemoryBundles implements Bundles {
    /** In the order in which they were opened: nothing here depends on the hash of an enum, which differs from run to run. */
    private final Map<Bundle.Key, Bundle> bundles = new LinkedHashMap<>();

    private final Map<String, Map<String, Bundle.Entry>> entries = new HashMap<>();
    private final Steps steps = new Steps();

    public Steps steps() {
        return steps;
    }

    @Override
    public synchronized Optional<Bundle> find(Bundle.Key key) {
        return Optional.ofNullable(bundles.get(key));
    }

    @Override
    public void open(Bundle.Open bundle) {
        steps.reach("open");
        synchronized (this) {
            bundles.put(bundle.key(), bundle);
        }
        steps.reach("opened");
    }

    @Override
    public void add(Bundle.Open bundle, Bundle.Entry entry) {
        steps.reach("add");
        synchronized (this) {
            entries.computeIfAbsent(item(bundle.key(), bundle.id()), _ -> new TreeMap<>())
                    .put(entry.told().event(), entry);
        }
        steps.reach("added");
    }

    @Override
    public synchronized boolean has(Bundle.Key key, String id, String event) {
        return entries.getOrDefault(item(key, id), Map.of()).containsKey(event);
    }

    @Override
    public synchronized List<Bundle.Entry> entries(Bundle.Open bundle) {
        Collection<Bundle.Entry> all =
                entries.getOrDefault(item(bundle.key(), bundle.id()), Map.of()).values();
        return all.stream().sorted(Comparator.comparing(Bundle.Entry::at)).toList();
    }

    @Override
    public synchronized List<String> accounts() {
        return bundles.keySet().stream().map(Bundle.Key::account).distinct().toList();
    }

    @Override
    public synchronized List<Bundle.Open> due(String account, Instant now, int limit) {
        return open().stream()
                .filter(bundle -> bundle.key().account().equals(account))
                .filter(bundle -> !bundle.due().isAfter(now))
                .sorted(Comparator.comparing(Bundle.Open::due))
                .limit(limit)
                .toList();
    }

    @Override
    public void rest(Bundle.Open told, Instant until) {
        steps.reach("rest");
        synchronized (this) {
            bundles.put(told.key(), new Bundle.Resting(told.key(), told.id(), until));
        }
        steps.reach("rested");
    }

    /** Every bundle that is being collected. */
    public synchronized List<Bundle.Open> open() {
        return bundles.values().stream()
                .filter(Bundle.Open.class::isInstance)
                .map(Bundle.Open.class::cast)
                .toList();
    }

    private static String item(Bundle.Key key, String id) {
        return key.hash() + "#" + id;
    }
}

package org.ecorelay.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.fixture.Steps;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/**
 * The registry in memory, as JSON text. Thread-safe.
 *
 * <p>Steps: {@code find <kind>}, {@code replace <kind>}.
 */
public final class InMemoryRegistry implements Registry {
    private static final int MAX_LISTED = 1_000;

    private final SortedMap<String, String> items = new TreeMap<>();
    private final Steps steps = new Steps();
    private int reads;

    public Steps steps() {
        return steps;
    }

    /** How often an item was read by its key. */
    public synchronized int reads() {
        return reads;
    }

    @Override
    public Optional<Json.Obj> find(String account, String item) {
        steps.reach("find " + item.substring(0, item.indexOf('#')));
        synchronized (this) {
            reads++;
            return Optional.ofNullable(items.get(account + "\n" + item)).map(JsonReader::readOwn);
        }
    }

    @Override
    public Map<String, Json.Obj> findAll(String account, Set<String> asked) {
        var found = new HashMap<String, Json.Obj>();
        asked.forEach(item -> find(account, item).ifPresent(body -> found.put(item, body)));
        return found;
    }

    @Override
    public synchronized void put(String account, String item, Json.Obj body) {
        items.put(account + "\n" + item, CanonicalJson.text(body));
    }

    @Override
    public synchronized boolean putIfAbsent(String account, String item, Json.Obj body) {
        return items.putIfAbsent(account + "\n" + item, CanonicalJson.text(body)) == null;
    }

    @Override
    public boolean replace(String account, String item, Json.Obj seen, Json.Obj next) {
        steps.reach("replace " + item.substring(0, item.indexOf('#')));
        synchronized (this) {
            return items.replace(account + "\n" + item, CanonicalJson.text(seen), CanonicalJson.text(next));
        }
    }

    /** Takes an item away, as an operator would. */
    public synchronized void remove(String account, String item) {
        items.remove(account + "\n" + item);
    }

    @Override
    public synchronized void each(String account, String kind, BiConsumer<String, Json.Obj> action) {
        String prefix = account + "\n" + kind + "#";
        items.forEach((item, body) -> {
            if (item.startsWith(prefix)) {
                action.accept(item.substring(prefix.length()), JsonReader.readOwn(body));
            }
        });
    }

    @Override
    public synchronized List<Json.Obj> list(String account, String kind) {
        String prefix = account + "\n" + kind + "#";
        return items.entrySet().stream()
                .filter(item -> item.getKey().startsWith(prefix))
                .limit(MAX_LISTED)
                .map(item -> JsonReader.readOwn(item.getValue()))
                .toList();
    }
}

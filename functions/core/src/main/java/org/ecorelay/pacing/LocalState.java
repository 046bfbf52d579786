package org.ecorelay.pacing;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/** State of one process, for a relay whose workers all live in it. Thread-safe. */
public final class LocalState implements SharedState {
    private final NavigableMap<String, NavigableMap<String, Json.Obj>> items = new TreeMap<>();
    private int writes;

    @Override
    public synchronized Optional<Json.Obj> find(String item, String member) {
        return Optional.ofNullable(members(item).get(member));
    }

    @Override
    public synchronized void put(String item, String member, Json.Obj next) {
        writes++;
        members(item).put(member, next);
    }

    @Override
    public synchronized boolean swap(String item, String member, Json.@Nullable Obj seen, Json.Obj next) {
        if (!Optional.ofNullable(seen).equals(find(item, member))) {
            return false;
        }
        put(item, member, next);
        return true;
    }

    @Override
    public synchronized List<String> members(String item, int limit) {
        return members(item).keySet().stream().limit(limit).toList();
    }

    @Override
    public synchronized void remove(String item, String member) {
        members(item).remove(member);
    }

    /** How often something was written. */
    public synchronized int writes() {
        return writes;
    }

    private NavigableMap<String, Json.Obj> members(String item) {
        return items.computeIfAbsent(item, _ -> new TreeMap<>());
    }
}

package org.ecorelay.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ecorelay.json.Json;

/** A registry that somebody must not write to: every write is an error of the test. */
public record ReadOnlyRegistry(Registry registry) implements Registry {
    @Override
    public Optional<Json.Obj> find(String account, String item) {
        return registry.find(account, item);
    }

    @Override
    public Map<String, Json.Obj> findAll(String account, Set<String> items) {
        return registry.findAll(account, items);
    }

    @Override
    public void put(String account, String item, Json.Obj body) {
        throw new AssertionError("written: " + item);
    }

    @Override
    public boolean putIfAbsent(String account, String item, Json.Obj body) {
        throw new AssertionError("written: " + item);
    }

    @Override
    public boolean replace(String account, String item, Json.Obj seen, Json.Obj next) {
        throw new AssertionError("written: " + item);
    }

    @Override
    public List<Json.Obj> list(String account, String kind) {
        return registry.list(account, kind);
    }

    @Override
    public void each(String account, String kind, BiConsumer<String, Json.Obj> action) {
        registry.each(account, kind, action);
    }
}

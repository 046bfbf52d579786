package org.ecorelay.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * Changes what is done with the orders of a store. Who did it is in the registry before it takes effect ({@code store-modes#…},
 * one item per change): a setting that decides whether anything is submitted never changes in silence.
 *
 * <p>It acts on what is built from then on. What is signed already goes on; what was observed stays as it is until it is
 * built anew.
 */
public final class SetStoreModes {
    /** Kind of the registry items that tell the changes. */
    public static final String CHANGES = "store-modes";

    private final Registry registry;
    private final InstantSource clock;

    public SetStoreModes(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * What a store's modes were and are.
     *
     * @param by the key that set them
     * @param changed whether they differ
     */
    public record Change(String store, StoreModes before, StoreModes after, String by, Instant at, boolean changed) {
        /** {@code store, before, modes, changed, by, at}. */
        public Json.Obj json() {
            return Json.object()
                    .put("store", store)
                    .put("before", before.json())
                    .put("modes", after.json())
                    .put("changed", changed)
                    .put("by", by)
                    .put("at", at.toString())
                    .build();
        }
    }

    /**
     * Sets all modes of a store of the caller's account. The same modes again change nothing.
     *
     * @return empty when the account has no such store
     */
    public Optional<Change> set(Caller caller, String store, StoreModes modes) {
        return registry.find(caller.account(), Store.item(store)).map(body -> set(caller, body, modes));
    }

    private Change set(Caller caller, Json.Obj body, StoreModes modes) {
        Store store = Store.read(body);
        boolean said = body.get("modes").isPresent();
        boolean changed = !said || !store.modes().equals(modes);
        var change = new Change(store.id(), store.modes(), modes, caller.key(), clock.instant(), changed);
        if (changed) {
            registry.put(caller.account(), "%s#%s#%s".formatted(CHANGES, store.id(), change.at()), change.json());
            var next = Json.object();
            body.members().forEach(next::put);
            registry.put(
                    caller.account(),
                    Store.item(store.id()),
                    next.put("modes", modes.json()).build());
        }
        return change;
    }
}

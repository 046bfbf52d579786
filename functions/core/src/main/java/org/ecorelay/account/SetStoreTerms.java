package org.ecorelay.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * Changes how a store wants its orders dealt with. Who did it is in the registry before it takes effect ({@code store-settings#…},
 * one item per change). It acts on what is built from then on.
 */
public final class SetStoreTerms {
    /** Kind of the registry items that tell the changes. */
    public static final String CHANGES = "store-settings";

    private final Registry registry;
    private final InstantSource clock;

    public SetStoreTerms(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * What a store's settings were and are.
     *
     * @param by the key that set them
     * @param changed whether they differ
     */
    public record Change(String store, StoreTerms before, StoreTerms after, String by, Instant at, boolean changed) {
        /** {@code store, before, settings, changed, by, at}. */
        public Json.Obj json() {
            return Json.object()
                    .put("store", store)
                    .put("before", before.json())
                    .put("settings", after.json())
                    .put("changed", changed)
                    .put("by", by)
                    .put("at", at.toString())
                    .build();
        }
    }

    /**
     * Sets all settings of a store of the caller's account. The same again changes nothing.
     *
     * @return empty when the account has no such store
     */
    public Optional<Change> set(Caller caller, String store, StoreTerms terms) {
        return registry.find(caller.account(), Store.item(store)).map(body -> set(caller, body, terms));
    }

    private Change set(Caller caller, Json.Obj body, StoreTerms terms) {
        Store store = Store.read(body);
        boolean changed = !store.terms().equals(terms);
        var change = new Change(store.id(), store.terms(), terms, caller.key(), clock.instant(), changed);
        if (changed) {
            registry.put(caller.account(), "%s#%s#%s".formatted(CHANGES, store.id(), change.at()), change.json());
            var next = Json.object();
            body.members().forEach((name, value) -> {
                if (!StoreTerms.MEMBERS.contains(name)) {
                    next.put(name, value);
                }
            });
            terms.write(next);
            registry.put(caller.account(), Store.item(store.id()), next.build());
        }
        return change;
    }
}

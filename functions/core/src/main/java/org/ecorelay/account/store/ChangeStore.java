package org.ecorelay.account.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * Changes what is done with the orders of a store, and how. Who did it is in the registry before it takes effect
 * ({@code store-modes#…}, {@code store-settings#…}, one item per change): a setting that decides whether anything is submitted
 * never changes in silence, and two changes at the same time are both kept.
 *
 * <p>It acts on what is built from then on. What is signed already goes on; what was observed stays as it is until it is
 * built anew.
 */
public final class ChangeStore {
    /** Kind of the registry items that tell the changes of modes. */
    public static final String MODES_CHANGES = "store-modes";

    /** Kind of the registry items that tell the changes of the other settings. */
    public static final String SETTINGS_CHANGES = "store-settings";

    private final Registry registry;
    private final InstantSource clock;

    public ChangeStore(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * What a store said and says.
     *
     * @param what {@code modes} or {@code settings}
     * @param by the key that set it
     * @param changed whether the two differ
     */
    public record Change(
            String store, String what, Json.Obj before, Json.Obj after, String by, Instant at, boolean changed) {
        /** {@code store, before, modes or settings, changed, by, at}. */
        public Json.Obj json() {
            return Json.object()
                    .put("store", store)
                    .put("before", before)
                    .put(what, after)
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
    public Optional<Change> modes(Caller caller, String store, StoreModes modes) {
        return set(
                caller,
                store,
                new Setting(
                        "modes",
                        MODES_CHANGES,
                        was -> was.modes().json(),
                        modes.json(),
                        body -> withModes(body, modes)));
    }

    /**
     * Sets everything else that a store of the caller's account may say. The same again changes nothing.
     *
     * @return empty when the account has no such store
     */
    public Optional<Change> terms(Caller caller, String store, StoreTerms terms) {
        return set(
                caller,
                store,
                new Setting("settings", SETTINGS_CHANGES, was -> was.terms().json(), terms.json(), terms::over));
    }

    /**
     * One part of a store's item.
     *
     * @param over the item with this part replaced
     */
    private record Setting(
            String name, String changes, Function<Store, Json.Obj> was, Json.Obj now, UnaryOperator<Json.Obj> over) {}

    private Optional<Change> set(Caller caller, String store, Setting setting) {
        Instant at = clock.instant();
        String item = Store.item(store);
        Optional<Json.Obj> found = registry.find(caller.account(), item);
        while (found.isPresent()) {
            Json.Obj body = found.get();
            Json.Obj next = setting.over().apply(body);
            boolean changed = !next.equals(body);
            var change = new Change(
                    store,
                    setting.name(),
                    setting.was().apply(Store.read(body)),
                    setting.now(),
                    caller.key(),
                    at,
                    changed);
            if (!changed) {
                return Optional.of(change);
            }
            registry.put(caller.account(), told(change, caller, setting), change.json());
            if (registry.replace(caller.account(), item, body, next)) {
                return Optional.of(change);
            }
            found = registry.find(caller.account(), item);
        }
        return Optional.empty();
    }

    /** The same for every try of one change, and for no other change. */
    private static String told(Change change, Caller caller, Setting setting) {
        String now = Sha256.of(CanonicalJson.bytes(setting.now())).value();
        return "%s#%s#%s#%s#%s"
                .formatted(setting.changes(), change.store(), change.at(), caller.keyId(), now.substring(0, 8));
    }

    private static Json.Obj withModes(Json.Obj body, StoreModes modes) {
        return Json.object().putAll(body).put("modes", modes.json()).build();
    }
}

package org.ecorelay.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ecorelay.account.Registry;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Kept;

/** Profile overrides of the system account, {@code profile#<authority>}, cached for {@link #CACHE_TIME}. Thread-safe. */
public final class ProfileOverrides implements Function<String, Optional<Json.Obj>> {
    static final Duration CACHE_TIME = Duration.ofSeconds(60);

    private final Registry registry;
    private final InstantSource clock;
    private final Map<String, Kept<Optional<Json.Obj>>> cache = new ConcurrentHashMap<>();

    public ProfileOverrides(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Optional<Json.Obj> apply(String authority) {
        Instant now = clock.instant();
        Kept<Optional<Json.Obj>> known = cache.get(authority);
        if (known == null || !known.isFresh(now)) {
            known = Kept.of(registry.find(Registry.SYSTEM, "profile#" + authority), now, CACHE_TIME);
            cache.put(authority, known);
        }
        return known.value();
    }
}

package org.ecorelay.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Kept;
import org.jspecify.annotations.Nullable;

/** Proves who sent a request. A disabled or deleted key works for at most {@link #CACHE_TIME} more. Thread-safe. */
public final class Authenticate {
    static final Duration CACHE_TIME = Duration.ofSeconds(60);

    private static final int MAX_CACHED = 1_000;
    /** Compared with when the key does not exist, so that a missing key takes as long as a wrong one. */
    private static final Sha256 NOBODY = Sha256.of("");

    private final Registry registry;
    private final InstantSource clock;
    private final Map<String, Kept<Stored>> cache = new ConcurrentHashMap<>();

    public Authenticate(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The caller whose key {@code credential} is, or empty for anything else. */
    public Optional<Caller> caller(@Nullable String credential) {
        return Optional.ofNullable(credential).flatMap(ApiKey::parse).flatMap(this::compare);
    }

    private Optional<Caller> compare(ApiKey key) {
        Optional<Stored> stored = stored(key);
        boolean same = stored.map(Stored::hash).orElse(NOBODY).matches(key.text());
        return stored.filter(_ -> same)
                .filter(found -> !found.disabled() && found.mode() == key.mode())
                .map(found -> found.caller(key));
    }

    private Optional<Stored> stored(ApiKey key) {
        String id = key.account() + "/" + key.keyId();
        Instant now = clock.instant();
        Kept<Stored> cached = cache.get(id);
        if (cached != null && cached.isFresh(now)) {
            return Optional.of(cached.value());
        }
        cache.remove(id);
        Optional<Stored> found =
                registry.find(key.account(), ApiKey.itemKey(key.keyId())).map(Stored::read);
        if (cache.size() >= MAX_CACHED) {
            cache.clear();
        }
        found.ifPresent(stored -> cache.put(id, Kept.of(stored, now, CACHE_TIME)));
        return found;
    }

    /** The registry item {@code key#<keyId>}. */
    private record Stored(Sha256 hash, KeyMode mode, Set<Scope> scopes, Optional<String> name, boolean disabled) {
        private static final Pattern NAME = Pattern.compile(ApiKey.NAME);

        Caller caller(ApiKey key) {
            return new Caller(key.account(), key.keyId(), name.orElse(key.keyId()), mode, scopes);
        }

        static Stored read(Json.Obj item) {
            var scopes = new HashSet<Scope>();
            item.list("scopes")
                    .forEach(word -> word.asText().flatMap(Scope::parse).ifPresent(scopes::add));
            return new Stored(
                    new Sha256(item.required("hash")),
                    KeyMode.parse(item.required("mode")).orElseThrow(),
                    scopes,
                    item.text("name").filter(NAME.asMatchPredicate()),
                    item.get("disabled").equals(Optional.of(Json.bool(true))));
        }
    }
}

package org.ecorelay.account.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Kept;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys that operators have entered: registry items {@code signing-keys#<scope>} of the system account, so that no
 * tenant can name a key, its own or another's. The scope is {@code <account>:<exporter>}, {@code <account>} or {@code *} for
 * everybody; the narrowest that there is decides alone. Read at most once in {@link #CACHE_TIME}, which is how long a disabled key
 * may go on signing. Thread-safe.
 */
public final class SigningKeyRegister {
    static final Duration CACHE_TIME = Duration.ofSeconds(60);

    private static final String EVERYBODY = "*";
    private static final String KIND = "signing-keys";

    private final Registry registry;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Kept<Map<String, KeyList>>> cache = new AtomicReference<>();

    public SigningKeyRegister(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** What is entered for one scope; a list that cannot be read has no keys and says why. */
    private record KeyList(
            List<SigningKeyEntry> keys, @Nullable String damage) {}

    /**
     * The keys of the narrowest scope, or empty when there is none.
     *
     * @throws IllegalStateException if they cannot be read: signing with another key instead would be worse than waiting
     */
    public Optional<List<SigningKeyEntry>> find(String account, String exporter) {
        Map<String, KeyList> lists = lists();
        return Stream.of(account + ":" + exporter, account, EVERYBODY)
                .filter(lists::containsKey)
                .findFirst()
                .map(scope -> {
                    KeyList list = lists.getOrDefault(scope, new KeyList(List.of(), null));
                    if (list.damage() != null) {
                        throw new IllegalStateException("%s#%s is damaged: %s".formatted(KIND, scope, list.damage()));
                    }
                    return list.keys();
                });
    }

    /** The entry that signs: an active one before a retiring one, and of two the one that began later. */
    public static Optional<SigningKeyEntry> signing(
            List<SigningKeyEntry> keys, SignatureAlgorithm algorithm, Instant at) {
        return keys.stream()
                .filter(entry -> entry.signs(algorithm, at))
                .max(Comparator.comparing((SigningKeyEntry entry) -> entry.state() == SigningKeyEntry.State.ACTIVE)
                        .thenComparing(
                                entry -> Optional.ofNullable(entry.from()).orElse(Instant.MIN)));
    }

    /** Every entry that can be read, in any state. */
    public List<SigningKeyEntry> all() {
        return lists().values().stream().flatMap(list -> list.keys().stream()).toList();
    }

    /**
     * The public keys of every entry, each once, with those for whom they may speak.
     *
     * @param shared keys that have signed for others, too, before they were entered: the deployment's own
     */
    public List<PublishedKey> published(Set<String> shared) {
        var keys = new TreeMap<String, PublishedKey>();
        lists().forEach((scope, list) -> list.keys().forEach(entry -> {
            boolean everybody = scope.equals(EVERYBODY) || shared.contains(entry.key());
            var key = everybody ? PublishedKey.ofEverybody(entry.jwk()) : PublishedKey.of(entry.jwk(), scope);
            keys.merge(key.jwk().kid(), key, PublishedKey::and);
        }));
        return List.copyOf(keys.values());
    }

    private Map<String, KeyList> lists() {
        Instant now = clock.instant();
        Kept<Map<String, KeyList>> known = cache.get();
        if (known == null || !known.isFresh(now)) {
            var lists = new HashMap<String, KeyList>();
            registry.list(Registry.SYSTEM, KIND)
                    .forEach(body -> lists.put(body.text("scope").orElse(""), read(body)));
            known = Kept.of(Map.copyOf(lists), now, CACHE_TIME);
            cache.set(known);
        }
        return known.value();
    }

    private static KeyList read(Json.Obj body) {
        try {
            return new KeyList(
                    body.list("keys").stream().map(SigningKeyEntry::read).toList(), null);
        } catch (IllegalArgumentException e) {
            return new KeyList(List.of(), e.getMessage());
        }
    }
}

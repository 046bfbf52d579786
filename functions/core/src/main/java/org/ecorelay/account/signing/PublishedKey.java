package org.ecorelay.account.signing;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.attestation.KeyOwner;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.json.Json;

/**
 * A key as the published key set has it. Its owners are named by digests: whoever holds a document can tell whether the key may
 * speak for its declarant, and nobody can read from the set whose keys there are.
 *
 * @param owners scopes such as {@code acme} or {@code acme:maker}; empty: everybody
 */
public record PublishedKey(PublicJwk jwk, Set<String> owners) {
    private static final String EXPORTER = "urn:eco-relay:exporter:";

    public PublishedKey {
        owners = Set.copyOf(owners);
    }

    /** A key that may speak for every exporter here. */
    public static PublishedKey ofEverybody(PublicJwk jwk) {
        return new PublishedKey(jwk, Set.of());
    }

    static PublishedKey of(PublicJwk jwk, String scope) {
        return new PublishedKey(jwk, Set.of(scope));
    }

    /** The same key, entered twice. */
    PublishedKey and(PublishedKey other) {
        if (owners.isEmpty() || other.owners.isEmpty()) {
            return ofEverybody(jwk);
        }
        var both = new TreeSet<>(owners);
        both.addAll(other.owners);
        return new PublishedKey(jwk, both);
    }

    /** As RFC 7517 writes it, with the member {@code owner}. */
    public Json.Obj json() {
        return Json.object().putAll(jwk.json()).putIfPresent("owner", owner()).build();
    }

    private Optional<Json> owner() {
        var digests = new TreeSet<String>();
        owners.forEach(scope -> digests.add(KeyOwner.digest(EXPORTER + scope)));
        return switch (digests.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Json.text(digests.getFirst()));
            default -> Optional.of(Json.array(digests.stream().map(Json::text)));
        };
    }
}

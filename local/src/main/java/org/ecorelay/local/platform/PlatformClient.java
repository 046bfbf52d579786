package org.ecorelay.local.platform;

import java.util.Set;

/**
 * An OAuth2 client that the simulated platform knows.
 *
 * @param scopes {@code submit}, {@code read} or both
 */
public record PlatformClient(String clientId, String clientSecret, Set<String> scopes) {
    public PlatformClient {
        scopes = Set.copyOf(scopes);
        if (!Set.of("submit", "read").containsAll(scopes)) {
            throw new IllegalArgumentException("client %s: scopes are submit and read".formatted(clientId));
        }
    }

    /** An exporter's or account's client: files, reads and withdraws its own. */
    public static PlatformClient submitting(String clientId, String clientSecret) {
        return new PlatformClient(clientId, clientSecret, Set.of("submit"));
    }

    /** The relay's client: reads everything. */
    public static PlatformClient reading(String clientId, String clientSecret) {
        return new PlatformClient(clientId, clientSecret, Set.of("read"));
    }

    @Override
    public String toString() {
        return "PlatformClient[" + clientId + ", " + scopes + "]";
    }
}

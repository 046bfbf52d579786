package org.ecorelay.platform;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.KeyMode;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform is, by mode. What a test key started can never reach the live address: the two must differ.
 *
 * @param live base address, {@code https}; {@code http} only on the loopback
 * @param sandbox the same for test documents, or null when there is none
 */
record Endpoints(URI live, @Nullable URI sandbox) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    Endpoints {
        live = base(live);
        sandbox = sandbox == null ? null : base(sandbox);
        if (live.equals(sandbox)) {
            throw new IllegalArgumentException("the sandbox must not be the live platform: " + live);
        }
    }

    /** The base address for a mode, without a slash at its end; empty for test documents without a sandbox. */
    Optional<URI> of(KeyMode mode) {
        return switch (mode) {
            case LIVE -> Optional.of(live);
            case TEST -> Optional.ofNullable(sandbox);
        };
    }

    private static URI base(URI address) {
        boolean secure = "https".equals(address.getScheme());
        boolean local = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
        if (!(secure || local) || address.getHost() == null) {
            throw new IllegalArgumentException("platform address %s must be https (or http on the loopback)"
                    .formatted(address.getScheme() + "://" + address.getHost()));
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("a platform address has no user, query or fragment");
        }
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }
}

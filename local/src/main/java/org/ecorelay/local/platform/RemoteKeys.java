package org.ecorelay.local.platform;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys behind a JWKS address, read again after 10 s; while it cannot be read, the keys read last. Thread-safe. */
public final class RemoteKeys implements Supplier<JWKSet> {
    private static final Duration MAX_AGE = Duration.ofSeconds(10);
    private static final int TIMEOUT_MS = 5_000;
    private static final int MAX_BYTES = 1 << 20;

    private final URI address;
    private final InstantSource clock;
    private @Nullable JWKSet keys;
    private Instant readAt = Instant.EPOCH;

    public RemoteKeys(URI address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    @Override
    public synchronized JWKSet get() {
        Instant now = clock.instant();
        JWKSet known = keys;
        if (known != null && now.isBefore(readAt.plus(MAX_AGE))) {
            return known;
        }
        try {
            known = JWKSet.load(address.toURL(), TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES);
            keys = known;
            readAt = now;
            return known;
        } catch (IOException | ParseException e) {
            return known == null ? new JWKSet() : known;
        }
    }
}

package org.ecorelay.platform;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client in use. After a pause it is replaced by a fresh one, with no connection open: a connection that idled may be dead
 * without our knowing – a frozen Lambda sees nothing – and a submission on it would be {@code Unknown} for no reason.
 *
 * <p>HTTP/1.1 on purpose: one request a connection, and no request that HTTP/2 would silently send again. The JDK's client repeats
 * a POST only when the connection could not be made. Thread-safe.
 */
final class Connections {
    static final Duration MAX_PAUSE = Duration.ofSeconds(4);

    private final InstantSource clock;
    private final Duration connectTimeout;
    private @Nullable HttpClient client;
    private Instant lastUse = Instant.EPOCH;

    Connections(InstantSource clock, Duration connectTimeout) {
        this.clock = clock;
        this.connectTimeout = connectTimeout;
    }

    synchronized HttpClient open() {
        Instant now = clock.instant();
        HttpClient current = client;
        if (current == null || Duration.between(lastUse, now).abs().compareTo(MAX_PAUSE) > 0) {
            if (current != null) {
                current.shutdown();
            }
            current = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .build();
            client = current;
        }
        lastUse = now;
        return current;
    }
}

package org.ecorelay.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** One secret of Secrets Manager and what is read from it, kept for {@link #TIME}. Thread-safe. */
final class CachedSecret<T> {
    static final Duration TIME = Duration.ofMinutes(10);

    private final SecretsManagerClient secrets;
    private final String secretId;
    private final InstantSource clock;
    private final Function<@Nullable String, T> reader;
    private final AtomicReference<@Nullable Read<T>> cache = new AtomicReference<>();

    /**
     * Reads the secret when it is first needed.
     *
     * @param secretId name or ARN
     * @param reader makes of the text what is kept; null stands for a secret of bytes
     */
    CachedSecret(
            SecretsManagerClient secrets, String secretId, InstantSource clock, Function<@Nullable String, T> reader) {
        this.secrets = secrets;
        this.secretId = secretId;
        this.clock = clock;
        this.reader = reader;
    }

    private record Read<T>(T value, Instant until) {
        /** Not when the clock has been put back since: what was read ahead of time would be kept for as long as it was ahead. */
        boolean isFresh(Instant now) {
            return now.isBefore(until) && !now.isBefore(until.minus(TIME));
        }
    }

    T value() {
        Instant now = clock.instant();
        Read<T> known = cache.get();
        if (known == null || !known.isFresh(now)) {
            String text = secrets.getSecretValue(get -> get.secretId(secretId)).secretString();
            known = new Read<>(reader.apply(text), now.plus(TIME));
            cache.set(known);
        }
        return known.value();
    }

    void forget() {
        cache.set(null);
    }
}

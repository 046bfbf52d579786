package org.ecorelay.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.ecorelay.pacing.Kept;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** One secret of Secrets Manager and what is read from it, kept for {@link #TIME}. Thread-safe. */
final class CachedSecret<T> {
    static final Duration TIME = Duration.ofMinutes(10);

    private final SecretsManagerClient secrets;
    private final String secretId;
    private final InstantSource clock;
    private final Function<@Nullable String, T> reader;
    private final AtomicReference<@Nullable Kept<T>> cache = new AtomicReference<>();

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

    T value() {
        Instant now = clock.instant();
        Kept<T> known = cache.get();
        if (known == null || !known.isFresh(now)) {
            String text = secrets.getSecretValue(get -> get.secretId(secretId)).secretString();
            known = Kept.of(reader.apply(text), now, TIME);
            cache.set(known);
        }
        return known.value();
    }

    void forget() {
        cache.set(null);
    }
}

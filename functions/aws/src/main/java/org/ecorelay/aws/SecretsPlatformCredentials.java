package org.ecorelay.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.pacing.Kept;
import org.ecorelay.submission.PlatformCredential;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Platform credentials in Secrets Manager: {@code <prefix><account>/<exporter>}, {@code <prefix><account>} and
 * {@code <prefix>relay}, each {@code {"clientId": …, "clientSecret": …}}. Cached for {@link #CACHE_TIME}. Thread-safe.
 */
public final class SecretsPlatformCredentials implements PlatformCredential.Source {
    static final Duration CACHE_TIME = Duration.ofMinutes(10);

    private static final String RELAY = "relay";

    private final SecretsManagerClient secrets;
    private final String prefix;
    private final InstantSource clock;
    private final Map<String, Kept<Optional<PlatformCredential>>> cache = new ConcurrentHashMap<>();

    public SecretsPlatformCredentials(SecretsManagerClient secrets, String prefix, InstantSource clock) {
        this.secrets = secrets;
        this.prefix = prefix;
        this.clock = clock;
    }

    @Override
    public Optional<PlatformCredential> submitting(String account, String exporter) {
        // An account that happens to be called like the relay does not act as the relay.
        return cached(account + "/" + exporter).or(() -> account.equals(RELAY) ? Optional.empty() : cached(account));
    }

    @Override
    public Optional<PlatformCredential> reading() {
        return cached(RELAY);
    }

    @Override
    public void refresh() {
        cache.clear();
    }

    private Optional<PlatformCredential> cached(String name) {
        Instant now = clock.instant();
        Kept<Optional<PlatformCredential>> known = cache.get(name);
        if (known == null || !known.isFresh(now)) {
            known = Kept.of(read(name), now, CACHE_TIME);
            cache.put(name, known);
        }
        return known.value();
    }

    private Optional<PlatformCredential> read(String name) {
        try {
            Json.Obj secret = JsonReader.readOwn(
                    secrets.getSecretValue(get -> get.secretId(prefix + name)).secretString());
            return Optional.of(new PlatformCredential(secret.required("clientId"), secret.required("clientSecret")));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}

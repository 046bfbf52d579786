package org.ecorelay.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A mail server's credential in Secrets Manager, {@code {"username": …, "password": …}}. Cached for {@link #CACHE_TIME}. Thread-safe. */
public final class SecretsSmtpCredential implements SmtpCredential.Source {
    static final Duration CACHE_TIME = Duration.ofMinutes(10);

    private final SecretsManagerClient secrets;
    private final String secretId;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Cached> cache = new AtomicReference<>();

    /**
     * Reads the secret when it is first needed.
     *
     * @param secretId name or ARN
     */
    public SecretsSmtpCredential(SecretsManagerClient secrets, String secretId, InstantSource clock) {
        this.secrets = secrets;
        this.secretId = secretId;
        this.clock = clock;
    }

    private record Cached(SmtpCredential credential, Instant until) {}

    @Override
    public SmtpCredential read() {
        Instant now = clock.instant();
        Cached known = cache.get();
        if (known == null || !now.isBefore(known.until())) {
            Json.Obj secret = JsonReader.readOwn(text());
            known = new Cached(
                    new SmtpCredential(secret.required("username"), secret.required("password")), now.plus(CACHE_TIME));
            cache.set(known);
        }
        return known.credential();
    }

    private String text() {
        String text = secrets.getSecretValue(get -> get.secretId(secretId)).secretString();
        if (text == null) {
            throw new IllegalStateException("the credential of the mail server is bytes and no text");
        }
        return text;
    }

    @Override
    public void refresh() {
        cache.set(null);
    }
}

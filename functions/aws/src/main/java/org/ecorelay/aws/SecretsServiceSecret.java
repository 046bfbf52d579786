package org.ecorelay.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecorelay.attestation.ServiceSecret;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The service secret in Secrets Manager, a generated text. Cached for {@link #CACHE_TIME}: a new value ends every link that was
 * written under the old one. Thread-safe.
 */
public final class SecretsServiceSecret implements ServiceSecret {
    static final Duration CACHE_TIME = Duration.ofMinutes(10);

    /** 43 letters and digits are 256 bits; a shorter text was not generated for this. */
    private static final int MIN_LENGTH = 43;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretsManagerClient secrets;
    private final String secretId;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Cached> cache = new AtomicReference<>();

    /**
     * Reads the secret when it is first needed.
     *
     * @param secretId name or ARN
     */
    public SecretsServiceSecret(SecretsManagerClient secrets, String secretId, InstantSource clock) {
        this.secrets = secrets;
        this.secretId = secretId;
        this.clock = clock;
    }

    private record Cached(SecretKeySpec key, Instant until) {}

    /**
     * Authenticates a text.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when the secret cannot be read
     * @throws IllegalStateException when it is too short
     */
    @Override
    public String authenticate(String purpose, String text) {
        if (purpose.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a purpose is one line");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            byte[] bytes = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec key() {
        Instant now = clock.instant();
        Cached known = cache.get();
        if (known == null || !now.isBefore(known.until())) {
            known = new Cached(read(), now.plus(CACHE_TIME));
            cache.set(known);
        }
        return known.key();
    }

    private SecretKeySpec read() {
        String text = secrets.getSecretValue(get -> get.secretId(secretId)).secretString();
        if (text == null || text.length() < MIN_LENGTH) {
            throw new IllegalStateException("the service secret has less than %d characters".formatted(MIN_LENGTH));
        }
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}

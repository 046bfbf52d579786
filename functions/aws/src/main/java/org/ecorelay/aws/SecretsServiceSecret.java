package org.ecorelay.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecorelay.attestation.ServiceSecret;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The service secret in Secrets Manager, a generated text. Kept for ten minutes: a new value ends every link that was
 * written under the old one. Thread-safe.
 */
public final class SecretsServiceSecret implements ServiceSecret {
    /** 43 letters and digits are 256 bits; a shorter text was not generated for this. */
    private static final int MIN_LENGTH = 43;

    private static final String ALGORITHM = "HmacSHA256";

    private final CachedSecret<SecretKeySpec> secret;

    /**
     * Reads the secret when it is first needed.
     *
     * @param secretId name or ARN
     */
    public SecretsServiceSecret(SecretsManagerClient secrets, String secretId, InstantSource clock) {
        this.secret = new CachedSecret<>(secrets, secretId, clock, SecretsServiceSecret::key);
    }

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
            mac.init(secret.value());
            byte[] bytes = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(@Nullable String text) {
        if (text == null || text.length() < MIN_LENGTH) {
            throw new IllegalStateException("the service secret has less than %d characters".formatted(MIN_LENGTH));
        }
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}

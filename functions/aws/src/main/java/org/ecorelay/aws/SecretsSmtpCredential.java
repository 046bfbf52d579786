package org.ecorelay.aws;

import java.time.InstantSource;
import org.ecorelay.aws.mail.SmtpCredential;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A mail server's credential in Secrets Manager, {@code {"username": …, "password": …}}. Kept for ten minutes. Thread-safe. */
public final class SecretsSmtpCredential implements SmtpCredential.Source {
    private final CachedSecret<SmtpCredential> secret;

    /**
     * Reads the secret when it is first needed.
     *
     * @param secretId name or ARN
     */
    public SecretsSmtpCredential(SecretsManagerClient secrets, String secretId, InstantSource clock) {
        this.secret = new CachedSecret<>(secrets, secretId, clock, SecretsSmtpCredential::credential);
    }

    private static SmtpCredential credential(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("the credential of the mail server is bytes and no text");
        }
        Json.Obj read = JsonReader.readOwn(text);
        return new SmtpCredential(read.required("username"), read.required("password"));
    }

    @Override
    public SmtpCredential read() {
        return secret.value();
    }

    @Override
    public void refresh() {
        secret.forget();
    }
}

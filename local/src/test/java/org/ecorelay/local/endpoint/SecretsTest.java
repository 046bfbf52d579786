package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.aws.SecretsPlatformCredentials;
import org.ecorelay.aws.SecretsServiceSecret;
import org.ecorelay.aws.SecretsSmtpCredential;
import org.ecorelay.aws.mail.SmtpCredential;
import org.ecorelay.local.adapters.PlatformCredentialsContract;
import org.ecorelay.submission.PlatformCredential;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** What is read from the endpoint's Secrets Manager: platform credentials, the service secret, the credential of a mail server. */
@Tag("endpoint")
class SecretsTest extends PlatformCredentialsContract {
    @RegisterExtension
    static final OnSite AWS = new OnSite(Service.SECRETS);

    private final SecretsManagerClient secrets = AWS.site().clients().secrets();
    private String prefix = "";
    private PlatformCredential.Source source = new SecretsPlatformCredentials(secrets, prefix, clock);

    @BeforeEach
    void begin(TestInfo test) {
        prefix = AWS.site().prefix() + "/"
                + Integer.toHexString(test.getDisplayName().hashCode()) + "/";
        source = new SecretsPlatformCredentials(secrets, prefix, clock);
    }

    @Override
    protected PlatformCredential.Source source() {
        return source;
    }

    @Override
    protected void create(String name) {
        AWS.site().secret(prefix + name);
    }

    @Override
    protected void fill(String name, String value) {
        AWS.site().fill(prefix + name, value);
    }

    @Test
    void the_service_secret_is_the_hmac_key() {
        create("service");
        fill("service", "old".repeat(15));
        assertThat(new SecretsServiceSecret(secrets, prefix + "service", clock).authenticate("purpose.v1", "text"))
                .isEqualTo(new TestServiceSecret("old".repeat(15)).authenticate("purpose.v1", "text"));
    }

    @Test
    void a_service_secret_that_is_not_there_is_a_failure_and_not_an_empty_key() {
        var none = new SecretsServiceSecret(secrets, prefix + "none", clock);
        assertThatThrownBy(() -> none.authenticate("p", "t")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void the_credential_of_a_mail_server_is_read() {
        create("smtp");
        fill("smtp", "{\"username\":\"relay\",\"password\":\"one\"}");
        assertThat(new SecretsSmtpCredential(secrets, prefix + "smtp", clock).read())
                .isEqualTo(new SmtpCredential("relay", "one"));
    }
}

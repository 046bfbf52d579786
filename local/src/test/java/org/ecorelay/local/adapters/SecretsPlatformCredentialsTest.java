package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.ecorelay.aws.SecretsPlatformCredentials;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.submission.PlatformCredential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class SecretsPlatformCredentialsTest extends PlatformCredentialsContract {
    private final org.ecorelay.local.template.AwsClients operator = Deployed.operator();
    private String caller = "";
    private PlatformCredential.Source source = new SecretsPlatformCredentials(operator.secrets(), "", clock);

    @BeforeEach
    void connect(TestInfo test) {
        caller = test.getTestMethod().orElseThrow().getName();
        source = new SecretsPlatformCredentials(Deployed.clients(caller).secrets(), caller + "/", clock);
    }

    @AfterEach
    void disconnect() {
        operator.close();
    }

    @Override
    protected PlatformCredential.Source source() {
        return source;
    }

    @Override
    protected void create(String name) {
        operator.secrets().createSecret(create -> create.name(caller + "/" + name));
    }

    @Override
    protected void fill(String name, String value) {
        operator.secrets()
                .putSecretValue(put -> put.secretId(caller + "/" + name).secretString(value));
    }

    private long reads() {
        return Deployed.calls(caller, "secretsmanager", "GetSecretValue");
    }

    @Test
    void within_ten_minutes_the_service_is_asked_once() {
        secret("acme/maker", "old");
        source.submitting("acme", "maker");
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        source.submitting("acme", "maker");
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void what_was_read_by_a_clock_ahead_of_time_does_not_last_until_then() {
        clock.adjust(Duration.ofHours(3));
        secret("acme/maker", "old");
        source.submitting("acme", "maker");
        change("acme/maker", "new");
        clock.adjust(Duration.ofHours(-3));
        assertThat(source.submitting("acme", "maker")).isEqualTo(credential("new"));
    }

    @Test
    void a_missing_credential_is_not_asked_for_again_and_again() {
        source.submitting("acme", "maker");
        source.submitting("acme", "maker");
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void a_service_that_refuses_is_not_taken_for_a_missing_credential() {
        secret("relay", "relay");
        Deployed.plan(
                caller,
                "GetSecretValue",
                1,
                Fault.instead(new AwsError(400, "AccessDeniedException", "not authorized")));
        assertThatThrownBy(source::reading).isInstanceOf(SecretsManagerException.class);
        assertThat(source.reading()).isEqualTo(credential("relay"));
    }
}

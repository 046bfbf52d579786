package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.ecorelay.aws.SecretsPlatformCredentials;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.submission.PlatformCredential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class SecretsPlatformCredentialsTest {
    private final org.ecorelay.local.template.AwsClients operator = Deployed.operator();
    private final MovableClock clock = new MovableClock();
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

    private void secret(String name, String clientId) {
        operator.secrets()
                .createSecret(create -> create.name(caller + "/" + name)
                        .secretString("{\"clientId\":\"%s\",\"clientSecret\":\"s-%s\"}".formatted(clientId, clientId)));
    }

    private void change(String name, String clientId) {
        operator.secrets()
                .putSecretValue(put -> put.secretId(caller + "/" + name)
                        .secretString("{\"clientId\":\"%s\",\"clientSecret\":\"s-%s\"}".formatted(clientId, clientId)));
    }

    private static Optional<PlatformCredential> credential(String clientId) {
        return Optional.of(new PlatformCredential(clientId, "s-" + clientId));
    }

    private long reads() {
        return Deployed.calls(caller, "secretsmanager", "GetSecretValue");
    }

    @Test
    void an_exporter_with_a_credential_of_its_own_uses_it() {
        secret("acme", "account");
        secret("acme/maker", "exporter");
        assertThat(source.submitting("acme", "maker")).isEqualTo(credential("exporter"));
    }

    @Test
    void an_exporter_without_one_uses_the_credential_of_its_account() {
        secret("acme", "account");
        assertThat(source.submitting("acme", "maker")).isEqualTo(credential("account"));
    }

    @Test
    void an_account_never_uses_the_credential_of_another() {
        secret("acme", "account");
        secret("relay", "relay");
        assertThat(source.submitting("beta", "maker")).isEmpty();
    }

    @Test
    void an_account_called_relay_does_not_submit_as_the_relay() {
        secret("relay", "relay");
        assertThat(source.submitting("relay", "maker")).isEmpty();
    }

    @Test
    void looking_up_uses_the_credential_of_the_relay() {
        assertThat(source.reading()).isEmpty();
        secret("relay", "relay");
        source.refresh();
        assertThat(source.reading()).isEqualTo(credential("relay"));
    }

    @Test
    void a_credential_is_read_once_in_ten_minutes() {
        secret("acme/maker", "old");
        source.submitting("acme", "maker");
        change("acme/maker", "new");
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(source.submitting("acme", "maker")).isEqualTo(credential("old"));
        assertThat(reads()).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        assertThat(source.submitting("acme", "maker")).isEqualTo(credential("new"));
    }

    @Test
    void a_missing_credential_is_not_asked_for_again_and_again() {
        source.submitting("acme", "maker");
        source.submitting("acme", "maker");
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void after_a_refusal_the_secret_is_read_again_at_once() {
        secret("acme/maker", "old");
        source.submitting("acme", "maker");
        change("acme/maker", "new");
        source.refresh();
        assertThat(source.submitting("acme", "maker")).isEqualTo(credential("new"));
    }

    @Test
    void a_secret_without_a_value_is_no_credential() {
        operator.secrets().createSecret(create -> create.name(caller + "/relay"));
        assertThat(source.reading()).isEmpty();
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

    @Test
    void a_damaged_secret_is_told_without_its_text() {
        operator.secrets()
                .createSecret(create -> create.name(caller + "/relay").secretString("{\"clientId\":\"hunter2\"}"));
        assertThatThrownBy(source::reading)
                .satisfies(thrown ->
                        assertThat(thrown.toString()).contains("clientSecret").doesNotContain("hunter2"));
    }
}

package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.aws.SecretsServiceSecret;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class SecretsServiceSecretTest {
    private static final String OLD = "old".repeat(15);
    private static final String NEW = "new".repeat(15);

    private final org.ecorelay.local.template.AwsClients operator = Deployed.operator();
    private final MovableClock clock = new MovableClock();
    private String caller = "";

    @BeforeEach
    void name(TestInfo test) {
        caller = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void disconnect() {
        operator.close();
    }

    private ServiceSecret secret() {
        return new SecretsServiceSecret(Deployed.clients(caller).secrets(), caller, clock);
    }

    private ServiceSecret secretOf(String value) {
        operator.secrets().createSecret(create -> create.name(caller).secretString(value));
        return secret();
    }

    /** By the JDK's own HMAC, put together here once more. */
    @Test
    void it_is_the_hmac_of_purpose_and_text_under_the_secrets_value() {
        assertThat(secretOf(OLD).authenticate("purpose.v1", "text"))
                .isEqualTo(new TestServiceSecret(OLD).authenticate("purpose.v1", "text"))
                .matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void what_is_authenticated_for_one_purpose_is_another_text_for_another() {
        ServiceSecret secret = secretOf(OLD);
        assertThat(secret.authenticate("a", "b\nc")).isNotEqualTo(secret.authenticate("a.v2", "b\nc"));
        assertThatThrownBy(() -> secret.authenticate("a\nb", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_value_is_read_once_in_ten_minutes() {
        ServiceSecret secret = secretOf(OLD);
        String before = secret.authenticate("p", "t");
        operator.secrets().putSecretValue(put -> put.secretId(caller).secretString(NEW));
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(secret.authenticate("p", "t")).isEqualTo(before);
        assertThat(Deployed.calls(caller, "secretsmanager", "GetSecretValue")).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        assertThat(secret.authenticate("p", "t")).isNotEqualTo(before);
    }

    @Test
    void a_value_that_was_read_by_a_clock_ahead_of_time_does_not_last_until_then() {
        ServiceSecret secret = secretOf(OLD);
        clock.adjust(Duration.ofHours(3));
        String before = secret.authenticate("p", "t");
        operator.secrets().putSecretValue(put -> put.secretId(caller).secretString(NEW));
        clock.adjust(Duration.ofHours(-3));
        assertThat(secret.authenticate("p", "t")).isNotEqualTo(before);
    }

    @Test
    void a_secret_that_was_not_generated_is_refused_without_its_text() {
        ServiceSecret secret = secretOf("hunter2".repeat(6));
        assertThatThrownBy(() -> secret.authenticate("p", "t"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the service secret has less than 43 characters");
    }

    @Test
    void a_secret_that_is_not_there_or_cannot_be_read_is_a_failure_and_not_an_empty_key() {
        assertThatThrownBy(() -> secret().authenticate("p", "t")).isInstanceOf(ResourceNotFoundException.class);
        ServiceSecret secret = secretOf(OLD);
        Deployed.plan(
                caller,
                "GetSecretValue",
                1,
                Fault.instead(new AwsError(400, "AccessDeniedException", "not authorized")));
        assertThatThrownBy(() -> secret.authenticate("p", "t")).isInstanceOf(SecretsManagerException.class);
        assertThat(secret.authenticate("p", "t")).isNotEmpty();
    }
}

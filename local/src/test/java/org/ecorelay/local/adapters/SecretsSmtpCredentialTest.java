package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.ecorelay.aws.SecretsSmtpCredential;
import org.ecorelay.aws.mail.SmtpCredential;
import org.ecorelay.fixture.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsSmtpCredentialTest {
    private final MovableClock clock = new MovableClock();

    private static void put(String name, String value) {
        try (var operator = Deployed.operator()) {
            operator.secrets().createSecret(create -> create.name(name).secretString(value));
        }
    }

    private static void change(String name, String value) {
        try (var operator = Deployed.operator()) {
            operator.secrets().putSecretValue(set -> set.secretId(name).secretString(value));
        }
    }

    private SecretsSmtpCredential credential(String name) {
        return new SecretsSmtpCredential(Deployed.clients("poller").secrets(), name, clock);
    }

    private static String json(String password) {
        return "{\"username\":\"relay\",\"password\":\"%s\"}".formatted(password);
    }

    @Test
    void it_is_read_once_in_ten_minutes_and_when_a_server_does_not_accept_it() {
        put("smtp-a", json("one"));
        var credential = credential("smtp-a");
        assertThat(credential.read()).isEqualTo(new SmtpCredential("relay", "one"));
        change("smtp-a", json("two"));
        assertThat(credential.read().password()).isEqualTo("one");
        clock.pass(Duration.ofMinutes(10));
        assertThat(credential.read().password()).isEqualTo("two");
        change("smtp-a", json("three"));
        credential.refresh();
        assertThat(credential.read().password()).isEqualTo("three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "{}", "{\"username\":\"hunter2\"}", "[]"})
    void what_is_no_credential_is_an_exception_that_does_not_quote_it(String value) {
        String name = "smtp-" + Integer.toHexString(value.hashCode());
        put(name, value);
        assertThatThrownBy(() -> credential(name).read())
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void a_secret_that_nobody_filled_is_not_found() {
        assertThatThrownBy(() -> credential("smtp-none").read()).isInstanceOf(ResourceNotFoundException.class);
    }
}

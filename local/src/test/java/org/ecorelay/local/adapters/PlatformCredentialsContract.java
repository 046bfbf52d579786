package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.submission.PlatformCredential;
import org.junit.jupiter.api.Test;

/** What every source of the platform's credentials promises. Begins without a secret. */
public abstract class PlatformCredentialsContract {
    protected final MovableClock clock = new MovableClock();

    /** The adapter, always the same within one test. */
    protected abstract PlatformCredential.Source source();

    /** Makes a secret without a value. */
    protected abstract void create(String name);

    /** Gives a secret another value. */
    protected abstract void fill(String name, String value);

    protected final void secret(String name, String clientId) {
        create(name);
        change(name, clientId);
    }

    protected final void change(String name, String clientId) {
        fill(name, "{\"clientId\":\"%s\",\"clientSecret\":\"s-%s\"}".formatted(clientId, clientId));
    }

    protected static Optional<PlatformCredential> credential(String clientId) {
        return Optional.of(new PlatformCredential(clientId, "s-" + clientId));
    }

    @Test
    void an_exporter_with_a_credential_of_its_own_uses_it() {
        secret("acme", "account");
        secret("acme/maker", "exporter");
        assertThat(source().submitting("acme", "maker")).isEqualTo(credential("exporter"));
    }

    @Test
    void an_exporter_without_one_uses_the_credential_of_its_account() {
        secret("acme", "account");
        assertThat(source().submitting("acme", "maker")).isEqualTo(credential("account"));
    }

    @Test
    void an_account_never_uses_the_credential_of_another() {
        secret("acme", "account");
        secret("relay", "relay");
        assertThat(source().submitting("beta", "maker")).isEmpty();
    }

    @Test
    void an_account_called_relay_does_not_submit_as_the_relay() {
        secret("relay", "relay");
        assertThat(source().submitting("relay", "maker")).isEmpty();
    }

    @Test
    void looking_up_uses_the_credential_of_the_relay() {
        assertThat(source().reading()).isEmpty();
        secret("relay", "relay");
        source().refresh();
        assertThat(source().reading()).isEqualTo(credential("relay"));
    }

    @Test
    void a_credential_is_read_once_in_ten_minutes() {
        secret("acme/maker", "old");
        source().submitting("acme", "maker");
        change("acme/maker", "new");
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(source().submitting("acme", "maker")).isEqualTo(credential("old"));
        clock.pass(Duration.ofMillis(1));
        assertThat(source().submitting("acme", "maker")).isEqualTo(credential("new"));
    }

    @Test
    void after_a_refusal_the_secret_is_read_again_at_once() {
        secret("acme/maker", "old");
        source().submitting("acme", "maker");
        change("acme/maker", "new");
        source().refresh();
        assertThat(source().submitting("acme", "maker")).isEqualTo(credential("new"));
    }

    @Test
    void a_secret_without_a_value_is_no_credential() {
        create("relay");
        assertThat(source().reading()).isEmpty();
    }

    @Test
    void a_damaged_secret_is_told_without_its_text() {
        create("relay");
        fill("relay", "{\"clientId\":\"hunter2\"}");
        assertThatThrownBy(source()::reading)
                .satisfies(thrown ->
                        assertThat(thrown.toString()).contains("clientSecret").doesNotContain("hunter2"));
    }
}

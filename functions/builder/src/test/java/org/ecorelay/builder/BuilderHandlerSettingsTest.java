package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderHandlerSettingsTest {
    @Test
    void a_deployment_without_settings_is_told_all_of_them_at_once() {
        assertThatThrownBy(() -> new BuilderHandler(Map.of(), InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("environment variables: ")
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .contains(
                                "STAGE is missing",
                                "CERTIFICATES_TABLE is missing",
                                "LEDGER_TABLE is missing",
                                "REGISTRY_TABLE is missing",
                                "WORK_TABLE is missing",
                                "SUBMISSIONS_QUEUE_URL is missing",
                                "SIGNING_KEYS is missing",
                                "PUBLIC_URL is missing",
                                "SERVICE_SECRET_ID is missing"));
    }

    private static Map<String, String> with(String signingKeys) {
        return Map.of(
                "STAGE", "test",
                "CERTIFICATES_TABLE", "c",
                "LEDGER_TABLE", "l",
                "REGISTRY_TABLE", "r",
                "WORK_TABLE", "w",
                "SUBMISSIONS_QUEUE_URL", "http://127.0.0.1/q",
                "SERVICE_SECRET_ID", "s",
                "PUBLIC_URL", "https://relay.example",
                "AWS_REGION", "eu-central-1",
                "SIGNING_KEYS", signingKeys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES256=", "=k", "HS256=k", "none=k", "ES256=a,ES256=b", "ES256=a,", "es256=a"})
    void a_list_of_keys_that_is_none_is_refused_without_quoting_it(String keys) {
        assertThatThrownBy(() -> new BuilderHandler(with(keys), InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SIGNING_KEYS is not a list");
    }

    @Test
    void a_deployment_without_a_key_that_its_profiles_ask_for_does_not_start() {
        assertThatThrownBy(() -> new BuilderHandler(with("PS256=key"), InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SIGNING_KEYS has keys for [PS256] only")
                .hasMessageContaining("profile VN-2026.1 asks for ES256")
                .hasMessageContaining("signingAlgorithms");
    }

    @Test
    void a_deployment_with_every_key_starts() {
        assertThat(new BuilderHandler(with("ES256=key,PS256=other"), InstantSource.system()))
                .isNotNull();
    }
}

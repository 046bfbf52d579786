package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusHandlerSettingsTest {
    @Test
    void a_deployment_without_settings_is_told_all_of_them_at_once() {
        assertThatThrownBy(() -> new StatusHandler(Map.of(), InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("environment variables: ")
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .contains(
                                "CERTIFICATES_TABLE is missing",
                                "LEDGER_TABLE is missing",
                                "REGISTRY_TABLE is missing",
                                "SIGNING_KEYS is missing",
                                "PUBLIC_URL is missing"));
    }
}

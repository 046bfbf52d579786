package org.ecorelay.submitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmitterHandlerSettingsTest {
    @Test
    void a_deployment_without_settings_is_told_all_of_them_at_once() {
        assertThatThrownBy(() -> new SubmitterHandler(Map.of(), InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("environment variables: ")
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .contains(
                                "CERTIFICATES_TABLE is missing",
                                "LEDGER_TABLE is missing",
                                "REGISTRY_TABLE is missing",
                                "PLATFORM_URL is missing",
                                "PLATFORM_SECRET_PREFIX is missing",
                                "LEASE_SECONDS is missing",
                                "REQUEST_TIMEOUT_SECONDS is missing"));
    }
}

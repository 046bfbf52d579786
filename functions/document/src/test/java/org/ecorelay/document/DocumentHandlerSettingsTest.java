package org.ecorelay.document;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentHandlerSettingsTest {
    @Test
    void a_deployment_without_settings_is_told_all_of_them_at_once() {
        assertThatThrownBy(() -> new DocumentHandler(Map.of(), InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "CERTIFICATES_TABLE is missing",
                        "LEDGER_TABLE is missing",
                        "REGISTRY_TABLE is missing",
                        "PUBLIC_URL is missing");
    }
}

package org.ecorelay.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollerHandlerSettingsTest {
    @Test
    void a_deployment_without_settings_is_told_all_of_them_at_once() {
        assertThatThrownBy(() -> new PollerHandler(Map.of(), InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("environment variables: ")
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .contains(
                                "CERTIFICATES_TABLE is missing",
                                "LEDGER_TABLE is missing",
                                "REGISTRY_TABLE is missing",
                                "WORK_TABLE is missing",
                                "ORDERS_QUEUE_URL is missing",
                                "SUBMISSIONS_QUEUE_URL is missing",
                                "PLATFORM_URL is missing",
                                "MAIL_FROM is missing",
                                "NOTICE_TOPIC_PREFIX is missing",
                                "NOTICE_WINDOW_SECONDS is missing",
                                "SERVICE_SECRET_ID is missing",
                                "PUBLIC_URL is missing",
                                "VERDICT_PACE_SECONDS is missing"));
    }
}

package org.ecorelay.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
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

    private static void refused(Map<String, String> environment, String... sentences) {
        assertThatThrownBy(() -> new PollerHandler(environment, InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(thrown ->
                        assertThat(thrown.getMessage()).contains(sentences).contains("WORK_TABLE is missing"));
    }

    @Test
    void a_deployment_that_mails_by_smtp_is_told_all_that_this_needs_with_the_rest() {
        refused(
                Map.of("MAIL", "smtp"),
                "MAIL_FROM is missing",
                "SMTP_HOST is missing",
                "SMTP_PORT is missing",
                "SMTP_TLS is missing",
                "SMTP_SECRET_ID is missing");
    }

    @Test
    void what_cannot_be_meant_is_named_and_not_repeated() {
        refused(
                Map.of("MAIL", "smtp", "SMTP_HOST", "h", "SMTP_PORT", "70000", "SMTP_TLS", "none"),
                "SMTP_PORT is not a port",
                "SMTP_TLS is none of starttls, implicit");
        refused(Map.of("MAIL", "pigeon"), "MAIL is none of ses, smtp");
    }

    @Test
    void a_deployment_that_mails_by_ses_needs_no_mail_server() {
        for (var environment : List.of(Map.of("MAIL", "ses"), Map.of("MAIL", " "), Map.<String, String>of())) {
            assertThatThrownBy(() -> new PollerHandler(environment, InstantSource.system()))
                    .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("SMTP"));
        }
    }
}

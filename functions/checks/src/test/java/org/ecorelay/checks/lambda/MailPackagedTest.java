package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecorelay.aws.smtp.MailHost;
import org.ecorelay.aws.smtp.TestCertificate;
import org.ecorelay.bench.lambda.FunctionProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The poller's jar has all that each way of mailing needs, and not what neither does. */
@ExtendWith(DeployedOnce.class)
class MailPackagedTest {
    private static String pass(Deployed deployed, Map<String, String> environment) throws IOException {
        try (var poller = FunctionProcess.start(deployed.function("poller"), environment)) {
            assertThat(poller.invoke(SampleEvent.text("poller/good")).success())
                    .as("%s", poller.log())
                    .isTrue();
            return poller.log();
        }
    }

    private static Map<String, String> environment(Deployed deployed, Map<String, String> more) {
        var environment = new HashMap<>(deployed.environment("poller"));
        environment.putAll(more);
        return environment;
    }

    /** The poller of this template mails by SES; what the role of the other one allows is a rule of the template. */
    private static Map<String, String> smtp(MailHost host, String secret) {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                "poller-of-a-stack-with-smtp",
                "MAIL",
                "smtp",
                "SMTP_HOST",
                "localhost",
                "SMTP_PORT",
                String.valueOf(host.port()),
                "SMTP_TLS",
                "starttls",
                "SMTP_SECRET_ID",
                secret);
    }

    @Test
    void it_mails_by_ses_and_loads_nothing_of_smtp(Deployed deployed) throws IOException {
        deployed.invite("by-ses", "by-ses@example.com");
        String log = pass(deployed, environment(deployed, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load")));
        assertThat(deployed.mails())
                .filteredOn(mail -> mail.to().equals(List.of("by-ses@example.com")))
                .hasSize(1);
        assertThat(log)
                .contains("org.ecorelay.aws.mail.SesOutbox source:")
                .doesNotContain("jakarta.mail.Session source:");
    }

    @Test
    void it_mails_by_smtp_over_tls_and_loads_nothing_of_ses(Deployed deployed, @TempDir Path directory)
            throws IOException {
        deployed.invite("by-smtp", "by-smtp@example.com");
        deployed.secret(
                "eco/checks/smtp",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(MailHost.USER, MailHost.PASSWORD));
        var certificate = TestCertificate.of("localhost");
        Path trust = directory.resolve("trust.p12");
        certificate.writeTrust(trust);
        try (var host = MailHost.startTls(certificate)) {
            var environment = environment(deployed, smtp(host, "eco/checks/smtp"));
            environment.put(
                    "JAVA_TOOL_OPTIONS",
                    "-Xlog:class+load -Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                            .formatted(trust, TestCertificate.TRUST_PASSWORD));
            String log = pass(deployed, environment);
            assertThat(host.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.to()).containsExactly("by-smtp@example.com");
                assertThat(new String(mail.content(), StandardCharsets.US_ASCII))
                        .contains("X-Eco-Relay-Confirmation: ", "multipart/alternative", "text/html; charset=UTF-8");
            });
            assertThat(log)
                    .doesNotContain("sesv2.DefaultSesV2Client source:", MailHost.PASSWORD, "by-smtp@example.com");
        }
    }

    @Test
    void a_server_that_the_jvm_does_not_trust_gets_nothing(Deployed deployed) throws IOException {
        deployed.invite("distrusting", "distrusting@example.com");
        deployed.secret(
                "eco/checks/smtp-2",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(MailHost.USER, MailHost.PASSWORD));
        try (var host = MailHost.startTls(TestCertificate.of("localhost"))) {
            String log = pass(deployed, environment(deployed, smtp(host, "eco/checks/smtp-2")));
            assertThat(host.mails()).isEmpty();
            assertThat(log)
                    .contains("a confirmation mail was not sent: SSLHandshakeException")
                    .doesNotContain("distrusting@example.com");
        }
    }

    @Test
    void a_poller_that_is_to_mail_by_smtp_names_all_that_is_missing_as_its_init_error(Deployed deployed)
            throws IOException {
        var environment = environment(deployed, Map.of("MAIL", "smtp"));
        environment.remove("WORK_TABLE");
        try (var broken = FunctionProcess.start(deployed.function("poller"), environment)) {
            String message =
                    Deployed.json(broken.initError()).get("errorMessage").asText();
            assertThat(List.of("WORK_TABLE", "SMTP_HOST", "SMTP_PORT", "SMTP_TLS", "SMTP_SECRET_ID"))
                    .allSatisfy(variable -> assertThat(message).contains(variable + " is missing"));
        }
    }
}

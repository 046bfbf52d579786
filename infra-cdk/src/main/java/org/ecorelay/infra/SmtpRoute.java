package org.ecorelay.infra;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.constructs.Construct;

/** By SMTP: a mail server and a secret for its credential. What becomes of a mail that it took is not told to us. */
final class SmtpRoute implements MailRoute {
    private final SmtpHost server;
    private final CfnSecret secret;

    /** Adds it to {@code scope}. The secret is created empty: a credential never passes through a template. */
    SmtpRoute(Construct scope, String stage, SmtpHost server) {
        this.server = server;
        secret = CfnSecret.Builder.create(scope, "SmtpSecret")
                .name("eco/" + stage + "/smtp")
                .description("username and password (JSON) of the sender at the mail server")
                .build();
        secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "MAIL", "smtp",
                "SMTP_HOST", server.host(),
                "SMTP_PORT", server.port(),
                "SMTP_TLS", server.tls(),
                "SMTP_SECRET_ID", secret.getRef());
    }

    @Override
    public PolicyStatement permission() {
        return Allow.on(secret.getRef(), "secretsmanager:GetSecretValue");
    }

    @Override
    public Optional<String> configurationSet() {
        return Optional.empty();
    }
}

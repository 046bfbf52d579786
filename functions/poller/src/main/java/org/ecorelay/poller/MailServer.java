package org.ecorelay.poller;

import java.util.List;
import java.util.Optional;
import org.ecorelay.aws.lambda.Settings;
import org.ecorelay.aws.smtp.SmtpServer;

/**
 * The mail server, when mails go by SMTP and not by SES.
 *
 * @param secretId secret of its credential
 */
record MailServer(SmtpServer server, String secretId) {
    private static final String STARTTLS = "starttls";
    private static final String IMPLICIT = "implicit";

    /** Empty when {@code MAIL} says {@code ses} or nothing. */
    static Optional<MailServer> read(Settings settings) {
        boolean chosen = settings.optional("MAIL").isPresent();
        if (!chosen || settings.choice("MAIL", List.of("ses", "smtp")).equals("ses")) {
            return Optional.empty();
        }
        String host = settings.text("SMTP_HOST");
        int port = settings.port("SMTP_PORT");
        String tls = settings.choice("SMTP_TLS", List.of(STARTTLS, IMPLICIT));
        String secretId = settings.text("SMTP_SECRET_ID");
        // A blank host was named already, and all problems are reported together.
        return Optional.of(new MailServer(
                new SmtpServer(
                        host.isBlank() ? "missing" : host,
                        port,
                        tls.equals(IMPLICIT) ? SmtpServer.Tls.IMPLICIT : SmtpServer.Tls.STARTTLS),
                secretId));
    }
}

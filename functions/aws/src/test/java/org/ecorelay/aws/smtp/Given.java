package org.ecorelay.aws.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.ecorelay.aws.mail.SmtpCredential;
import org.ecorelay.notice.MailContract.Received;

/** A relay that mails to a {@link MailHost}, and what arrives there. */
final class Given {
    static final String FROM = "relay@example.org";
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    private Given() {}

    /** One that knows its password. */
    static SmtpOutbox outbox(SmtpServer server, SSLSocketFactory tls, Duration within, Consumer<String> refusals) {
        return outbox(server, tls, known(MailHost.PASSWORD), within, refusals);
    }

    static SmtpOutbox outbox(
            SmtpServer server,
            SSLSocketFactory tls,
            SmtpCredential.Source credentials,
            Duration within,
            Consumer<String> refusals) {
        return new SmtpOutbox(
                server,
                FROM,
                credentials,
                tls,
                Executors.newVirtualThreadPerTaskExecutor(),
                () -> NOW,
                within,
                refusals);
    }

    static SmtpCredential.Source known(String password) {
        return new SmtpCredential.Source() {
            @Override
            public SmtpCredential read() {
                return new SmtpCredential(MailHost.USER, password);
            }

            @Override
            public void refresh() {}
        };
    }

    static MimeMessage message(MailHost.Taken mail) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.content()));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static List<Received> received(List<MailHost.Taken> mails) {
        return mails.stream().map(Given::received).toList();
    }

    private static Received received(MailHost.Taken mail) {
        try {
            MimeMessage message = message(mail);
            var body = (MimeMultipart) message.getContent();
            var headers = new HashMap<String, String>();
            Collections.list(message.getAllHeaders())
                    .forEach(header -> headers.put(header.getName(), header.getValue()));
            return new Received(
                    mail.from(),
                    mail.to(),
                    message.getSubject(),
                    ((String) body.getBodyPart(0).getContent()).replace("\r\n", "\n"),
                    (String) body.getBodyPart(1).getContent(),
                    headers);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}

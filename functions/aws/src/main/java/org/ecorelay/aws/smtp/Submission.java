package org.ecorelay.aws.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.ecorelay.aws.mail.SmtpCredential;

/** One connection for one mail. It can be cut from another thread. */
final class Submission {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final SmtpServer server;
    private final Wire wire;
    private final Session session;
    private volatile boolean ended;

    /**
     * Prepares it; nothing is opened.
     *
     * @param name what it says EHLO with
     */
    Submission(SmtpServer server, String name, SSLSocketFactory tls) {
        this.server = server;
        this.wire = new Wire(tls);
        this.session = Session.getInstance(properties(server, name, wire));
    }

    Session session() {
        return session;
    }

    /** Connects, authenticates, sends, ends. */
    void send(Letter letter, SmtpCredential credential) throws MessagingException {
        var transport = new Watched(session);
        try {
            transport.connect(server.host(), server.port(), credential.username(), credential.password());
            transport.sendMessage(letter, letter.getAllRecipients());
        } finally {
            // Without QUIT: what is known is known, and a server that does not answer it must not change that.
            wire.cut();
        }
    }

    /**
     * Cuts the connection.
     *
     * @return whether the mail may have been taken; after this it cannot be any more unless it is already
     */
    boolean cut() {
        wire.cut();
        return ended;
    }

    /** Whether the mail was sent to its end. Before that, a server that loses the connection takes nothing (RFC 5321 4.1.1.4). */
    boolean ended() {
        return ended;
    }

    private static Properties properties(SmtpServer server, String name, Wire wire) {
        boolean implicit = server.tls() == SmtpServer.Tls.IMPLICIT;
        var properties = new Properties();
        properties.put("mail.smtp.ssl.enable", String.valueOf(implicit));
        properties.put("mail.smtp.starttls.enable", String.valueOf(!implicit));
        properties.put("mail.smtp.starttls.required", String.valueOf(!implicit));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.socketFactory", wire.plain());
        properties.put("mail.smtp.ssl.socketFactory", wire.confidential());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.localhost", name);
        properties.put("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        return properties;
    }

    /** Notes that the end of the mail is about to be sent. */
    private final class Watched extends SMTPTransport {
        Watched(Session session) {
            super(session, null);
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            ended = true;
            super.finishData();
        }
    }
}

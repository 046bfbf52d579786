package org.ecorelay.aws.smtp;

/**
 * A submission server.
 *
 * @param host the name that its certificate must have
 * @param port 587 as a rule with STARTTLS, 465 with TLS from the first byte (RFC 8314)
 */
public record SmtpServer(String host, int port, Tls tls) {
    private static final int MAX_PORT = 65_535;

    public SmtpServer {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a mail server has a host name and a port between 1 and " + MAX_PORT);
        }
    }

    /** How the connection becomes confidential. There is no way without. */
    public enum Tls {
        /** The server offers STARTTLS, or nothing is sent. */
        STARTTLS,
        /** From the first byte. */
        IMPLICIT
    }
}

package org.ecorelay.infra;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.constructs.Node;

/**
 * The mail server of an operator who does not use SES.
 *
 * @param host the name that its certificate must have
 * @param port 587 as a rule with {@code starttls}, 465 with {@code implicit}
 * @param tls {@code starttls} or {@code implicit}; there is no way without
 */
record SmtpHost(String host, String port, String tls) {
    /** A name with a dot: its certificate is checked against it, so that it is no address. */
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");

    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int MAX_PORT = 65_535;

    SmtpHost {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "smtpHost is the mail server's name, such as smtp.example.com; this is none: " + host);
        }
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > MAX_PORT) {
            throw new IllegalArgumentException("smtpPort is a port, 587 or 465 as a rule; this is none: " + port);
        }
        if (port.equals("25")) {
            throw new IllegalArgumentException(
                    "smtpPort 25 is closed for Lambda functions: take 587 (starttls) or 465 (implicit)");
        }
        if (!tls.equals("starttls") && !tls.equals("implicit")) {
            throw new IllegalArgumentException("smtpTls is starttls or implicit; this is neither: " + tls);
        }
    }

    /** What context says; null: mails go by SES. */
    static @Nullable SmtpHost of(Node node) {
        String mail = Deployment.text(node, "mail").orElse("ses");
        Optional<String> host = Deployment.text(node, "smtpHost");
        return switch (mail) {
            case "ses" -> {
                Stream.of("smtpHost", "smtpPort", "smtpTls")
                        .filter(key -> Deployment.text(node, key).isPresent())
                        .findFirst()
                        .ifPresent(key -> {
                            throw new IllegalArgumentException(key + " means nothing without mail=smtp");
                        });
                yield null;
            }
            case "smtp" ->
                new SmtpHost(
                        host.orElseThrow(() ->
                                new IllegalArgumentException("mail=smtp needs smtpHost, the name of the mail server")),
                        Deployment.text(node, "smtpPort").orElse("587"),
                        Deployment.text(node, "smtpTls").orElse("starttls"));
            default -> throw new IllegalArgumentException("mail is ses or smtp; this is neither: " + mail);
        };
    }
}

package org.ecorelay.checks.bad.aws;

import jakarta.mail.Session;
import java.util.Properties;

final class MailsBySmtp {
    Session session = Session.getInstance(new Properties());
}

package org.ecorelay.aws.smtp;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.ecorelay.aws.mail.Mail;

/** A mail as MIME: UTF-8 text and HTML beside it. Its Message-ID follows from the mail's key, so that a repetition has the same. */
final class Letter extends SMTPMessage {
    private final String messageId;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * Writes it.
     *
     * @param from plain address of the sender; its domain is that of the Message-ID
     * @param to those of the mail's addresses that it still goes to
     */
    static Letter of(Mail mail, String from, List<String> to, Session session, Instant now) throws MessagingException {
        var letter = new Letter(session, "<" + mail.key().value() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        letter.setFrom(new InternetAddress(from, true));
        for (String address : to) {
            letter.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        }
        letter.setSubject(mail.subject(), "UTF-8");
        letter.setSentDate(Date.from(now));
        letter.setHeader(mail.header(), mail.mark());
        // No answer of an absent owner, please (RFC 3834).
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        // One address that is refused does not keep the mail from the others.
        letter.setSendPartial(true);
        letter.saveChanges();
        return letter;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}

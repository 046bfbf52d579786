package org.ecorelay.aws.mail;

import java.util.List;
import org.ecorelay.account.Exporter;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.notice.ConfirmationMails.Invitation;
import org.ecorelay.notice.Notice;

/**
 * A mail before it is given to whoever sends it. Subject and marks are one line each, whatever a platform or a storefront wrote.
 *
 * @param to plain addresses, one at least
 * @param header name of the header that marks it
 * @param mark value of that header
 * @param key the same for the same mail sent again, another for every other mail
 */
public record Mail(List<String> to, String subject, String text, String html, String header, String mark, Sha256 key) {
    /** Marks a notice; its value is the notice's id, so that a repetition can be told from news. */
    public static final String NOTICE = "X-Eco-Relay-Notice";

    /** Marks the question whether alerts may go to an address; its value is the hash of the address. */
    public static final String CONFIRMATION = "X-Eco-Relay-Confirmation";

    public Mail {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a mail goes to one address at least");
        }
        subject = NoticeText.line(subject);
        mark = NoticeText.line(mark);
    }

    static Mail of(Notice notice, Exporter exporter) {
        return new Mail(
                exporter.alerts(),
                notice.subject(),
                NoticeText.plain(notice),
                NoticeText.html(notice),
                NOTICE,
                notice.id(),
                Sha256.of("notice\n" + notice.id()));
    }

    static Mail of(Invitation invitation, String link) {
        String address = invitation.token().address().value();
        return new Mail(
                List.of(invitation.to().text()),
                ConfirmationText.SUBJECT,
                ConfirmationText.plain(invitation, link),
                ConfirmationText.html(invitation, link),
                CONFIRMATION,
                address,
                // The link differs with every question: asked again is not the same mail.
                Sha256.of("confirmation\n" + link));
    }
}

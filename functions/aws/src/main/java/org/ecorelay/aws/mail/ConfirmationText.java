package org.ecorelay.aws.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ecorelay.aws.lambda.Html;
import org.ecorelay.notice.ConfirmationMails.Invitation;

/** The question whether alerts may go to an address, as a mail shows it. */
final class ConfirmationText {
    static final String SUBJECT = "[eCO Relay] Please confirm this address for alerts";

    private static final String WHAT =
            "They say when a question must be answered, when an e-CO was rejected or needs a review,"
                    + " and which were approved. They carry no certificate and no advertising.";
    private static final String NOT_ME =
            "Nothing is sent before you confirm. If this was not meant for you, ignore it, or say so on the same page: then this"
                    + " address is not written to again.";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ConfirmationText() {}

    static String plain(Invitation invitation, String link) {
        return """
                %s has named %s as an address for alerts about its electronic certificates of origin (e-COs).

                %s

                To confirm or refuse, open this page:
                %s

                The link works until %s.

                %s
                """.formatted(
                        NoticeText.line(invitation.exporter()),
                        invitation.to().text(),
                        WHAT,
                        link,
                        DATE.format(invitation.token().expires()),
                        NOT_ME);
    }

    static String html(Invitation invitation, String link) {
        String address = Html.escape(link);
        return """
                <!doctype html><html lang="en"><body style="font-family:sans-serif"><p>%s has named %s as an address for alerts about \
                its electronic certificates of origin (e-COs).</p><p>%s</p><p>To confirm or refuse, open this page:<br>\
                <a href="%s">%s</a></p><p>The link works until %s.</p><p><small>%s</small></p></body></html>""".formatted(
                        Html.escape(NoticeText.line(invitation.exporter())),
                        Html.escape(invitation.to().text()),
                        WHAT,
                        address,
                        address,
                        DATE.format(invitation.token().expires()),
                        NOT_ME);
    }
}

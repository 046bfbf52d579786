package org.ecorelay.aws;

import java.util.Optional;
import java.util.function.Consumer;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.notice.ConfirmationMails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

/** Confirmation mails by SES v2, text and HTML, with a link that the service secret has signed. */
public final class SesConfirmationMails implements ConfirmationMails {
    /** Marks the mail; its value is the hash of the address. */
    public static final String HEADER = "X-Eco-Relay-Confirmation";

    private final SesV2Client ses;
    private final String from;
    private final ServiceSecret secret;
    private final String publicUrl;
    private final Consumer<String> failures;

    /**
     * Mails.
     *
     * @param from verified sender address
     * @param publicUrl where the HTTP API is reached from outside, without a slash at the end
     * @param failures is told of a mail that was not sent, in a sentence that names no address
     */
    public SesConfirmationMails(
            SesV2Client ses, String from, ServiceSecret secret, String publicUrl, Consumer<String> failures) {
        this.ses = ses;
        this.from = from;
        this.secret = secret;
        this.publicUrl = publicUrl;
        this.failures = failures;
    }

    @Override
    public boolean send(Invitation invitation) {
        return link(invitation).map(link -> send(invitation, link)).orElse(false);
    }

    private Optional<String> link(Invitation invitation) {
        try {
            return Optional.of(
                    publicUrl + "/v1/alert-addresses/" + invitation.token().text(secret));
        } catch (SdkException | IllegalStateException e) {
            failures.accept(
                    "a confirmation link was not signed: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private boolean send(Invitation invitation, String link) {
        try {
            ses.sendEmail(mail -> mail.fromEmailAddress(from)
                    .destination(to -> to.toAddresses(invitation.to().text()))
                    .content(content -> content.simple(simple -> simple.subject(utf8(ConfirmationText.SUBJECT))
                            .body(Body.builder()
                                    .text(utf8(ConfirmationText.plain(invitation, link)))
                                    .html(utf8(ConfirmationText.html(invitation, link)))
                                    .build())
                            .headers(MessageHeader.builder()
                                    .name(HEADER)
                                    .value(invitation.token().address().value())
                                    .build()))));
            return true;
        } catch (SdkException e) {
            failures.accept("a confirmation mail was not sent: " + e.getClass().getSimpleName());
            // A refusal is certain; after a time-out or an error of the service the mail may be on its way.
            return !(e instanceof AwsServiceException refusal && refusal.statusCode() < 500);
        }
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }
}

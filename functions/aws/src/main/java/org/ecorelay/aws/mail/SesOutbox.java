package org.ecorelay.aws.mail;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

/** Mails by SES v2, text and HTML. What becomes of a mail that SES took (bounce, complaint) is in its metrics. Thread-safe. */
public final class SesOutbox implements Outbox {
    private final SesV2Client ses;
    private final String from;

    /**
     * Mails.
     *
     * @param from verified sender address
     */
    public SesOutbox(SesV2Client ses, String from) {
        this.ses = ses;
        this.from = from;
    }

    @Override
    public Sent send(Mail mail) {
        try {
            ses.sendEmail(request -> request.fromEmailAddress(from)
                    .destination(to -> to.toAddresses(mail.to()))
                    .content(content -> content.simple(simple -> simple.subject(utf8(mail.subject()))
                            .body(Body.builder()
                                    .text(utf8(mail.text()))
                                    .html(utf8(mail.html()))
                                    .build())
                            .headers(MessageHeader.builder()
                                    .name(mail.header())
                                    .value(mail.mark())
                                    .build()))));
            return new Sent.Taken();
        } catch (SdkException e) {
            return failed(e);
        }
    }

    /** A rejection may be the sandbox or a pause of the sender's: not for good. After a time-out or an error of the service it may be on its way. */
    private static Sent failed(SdkException failure) {
        String reason = failure.getClass().getSimpleName();
        return switch (failure) {
            case BadRequestException _ -> new Sent.Refused(reason);
            case AwsServiceException answer when answer.statusCode() < 500 -> new Sent.NotTaken(reason);
            default -> new Sent.Unclear(reason);
        };
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }
}

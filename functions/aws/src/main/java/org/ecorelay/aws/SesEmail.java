package org.ecorelay.aws;

import org.ecorelay.account.Exporter;
import org.ecorelay.notice.Notice;
import org.ecorelay.notice.NoticeChannel;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

/** E-mail by SES v2, text and HTML. The notice id is a header, so that a repetition can be told from news. */
public final class SesEmail implements NoticeChannel {
    private final SesV2Client ses;
    private final String from;

    /**
     * Mails.
     *
     * @param from verified sender address
     */
    public SesEmail(SesV2Client ses, String from) {
        this.ses = ses;
        this.from = from;
    }

    @Override
    public String name() {
        return EMAIL;
    }

    @Override
    public Delivery send(Notice notice, Exporter exporter) {
        if (exporter.alerts().isEmpty()) {
            return new Delivery.NoAddress();
        }
        try {
            ses.sendEmail(mail -> mail.fromEmailAddress(from)
                    .destination(to -> to.toAddresses(exporter.alerts()))
                    .content(content -> content.simple(simple -> simple.subject(utf8(NoticeText.line(notice.subject())))
                            .body(Body.builder()
                                    .text(utf8(NoticeText.plain(notice)))
                                    .html(utf8(NoticeText.html(notice)))
                                    .build())
                            .headers(MessageHeader.builder()
                                    .name("X-Eco-Relay-Notice")
                                    .value(notice.id())
                                    .build()))));
            return new Delivery.Delivered();
        } catch (SdkException e) {
            return new Delivery.Failed(e.getClass().getSimpleName());
        }
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }
}

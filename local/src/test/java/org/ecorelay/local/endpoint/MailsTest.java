package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ecorelay.aws.mail.EmailNotices;
import org.ecorelay.aws.mail.SesOutbox;
import org.ecorelay.fixture.Firms;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Mailing with the endpoint's SES. In a real account the sender has to be one that SES has verified: {@value #FROM}. The only
 * recipient is the mailbox simulator of SES, which counts for no reputation.
 */
@Tag("endpoint")
class MailsTest {
    static final String FROM = "ECO_SUITE_MAIL_FROM";

    private static final String MAILBOX_SIMULATOR = "success@simulator.amazonses.com";

    @RegisterExtension
    static final OnSite AWS = new OnSite(Service.MAILS);

    @Test
    void a_mail_in_two_languages_is_taken() {
        Optional<String> from = Optional.ofNullable(System.getenv(FROM))
                .or(() -> AWS.site().target().endpoint("SESV2").map(_ -> "relay@example.org"));
        if (from.isEmpty()) {
            OnSite.skip("mails", Service.MAILS, "set " + FROM + " to a verified sender");
        }
        probe(from.orElseThrow());
        var outbox = new SesOutbox(AWS.site().clients().ses(), from.orElseThrow());
        assertThat(new EmailNotices(outbox)
                        .send(Notices.about("acme", "Approved: order é 订单"), Firms.exporter(MAILBOX_SIMULATOR)))
                .isEqualTo(new Delivery.Delivered());
    }

    /** The adapter tells nothing of an endpoint that has no SES: it takes it for one that is down. */
    private static void probe(String from) {
        try {
            AWS.site()
                    .operator()
                    .ses
                    .sendEmail(send -> send.fromEmailAddress(from)
                            .destination(to -> to.toAddresses(MAILBOX_SIMULATOR))
                            .content(content -> content.simple(simple -> simple.subject(text -> text.data("probe"))
                                    .body(body -> body.text(text -> text.data("probe"))))));
        } catch (RuntimeException e) {
            OnSite.skip("mails", Service.MAILS, Lacking.in(e).orElseThrow(() -> e));
        }
    }
}

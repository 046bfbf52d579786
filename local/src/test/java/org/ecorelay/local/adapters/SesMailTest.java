package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.aws.mail.EmailConfirmations;
import org.ecorelay.aws.mail.EmailNotices;
import org.ecorelay.aws.mail.SesOutbox;
import org.ecorelay.fixture.Firms;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.notice.ConfirmationMails;
import org.ecorelay.notice.MailContract;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.junit.jupiter.api.Test;

class SesMailTest extends MailContract {
    private static final AtomicInteger CALLERS = new AtomicInteger();

    private final String caller = "mailer-" + CALLERS.incrementAndGet();
    private final int before = Deployed.aws().mails().size();
    private final SesOutbox outbox = new SesOutbox(Deployed.clients(caller).ses(), FROM);

    @Override
    protected NoticeChannel notices() {
        return new EmailNotices(outbox);
    }

    @Override
    protected ConfirmationMails confirmations(ServiceSecret signing, String publicUrl, Consumer<String> failing) {
        return new EmailConfirmations(outbox, signing, publicUrl, failing);
    }

    @Override
    protected List<Received> received() {
        var all = Deployed.aws().mails();
        return all.subList(before, all.size()).stream()
                .peek(mail -> assertThat(mail.cc()).isEmpty())
                .peek(mail -> assertThat(mail.bcc()).isEmpty())
                .map(mail ->
                        new Received(mail.from(), mail.to(), mail.subject(), mail.text(), mail.html(), mail.headers()))
                .toList();
    }

    @Override
    protected void meets(Trouble trouble) {
        switch (trouble) {
            case REFUSED -> fails(1, 400, "BadRequestException");
            case NOT_TAKEN -> fails(1, 400, "MessageRejected");
            // As often as the SDK tries: once is nothing.
            case UNCLEAR -> fails(4, 500, "InternalFailure");
        }
    }

    private void fails(int times, int status, String code) {
        Deployed.plan(
                caller, "SendEmail", times, Fault.instead(new AwsError(status, code, "not verified: q@example.com")));
    }

    @Test
    void a_sender_in_the_sandbox_is_not_refused_for_good() {
        meets(Trouble.NOT_TAKEN);
        assertThat(notices().send(notice("ses-1", "s"), Firms.exporter("sandboxed@example.com")))
                .isEqualTo(new Delivery.Failed("MessageRejectedException"));
    }
}

package org.ecorelay.aws.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.aws.mail.EmailConfirmations;
import org.ecorelay.aws.mail.EmailNotices;
import org.ecorelay.aws.mail.Outbox.Sent;
import org.ecorelay.aws.mail.TestMail;
import org.ecorelay.fixture.Firms;
import org.ecorelay.notice.ConfirmationMails;
import org.ecorelay.notice.MailContract;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

class SmtpMailTest extends MailContract {
    private static final TestCertificate CERTIFICATE = TestCertificate.of("localhost");

    private final MailHost host = MailHost.startTls(CERTIFICATE);
    private final List<String> refusals = new ArrayList<>();
    private final SmtpOutbox outbox = outbox(Given.PATIENCE);

    private SmtpOutbox outbox(Duration within) {
        return Given.outbox(
                new SmtpServer("localhost", host.port(), SmtpServer.Tls.STARTTLS),
                CERTIFICATE.trusting(),
                within,
                refusals::add);
    }

    @AfterEach
    void close() {
        host.close();
    }

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
        return Given.received(host.mails());
    }

    @Override
    protected void meets(Trouble trouble) {
        host.turn(
                switch (trouble) {
                    case REFUSED -> recipient("example.com", 550);
                    case NOT_TAKEN -> recipient("example.com", 450);
                    case UNCLEAR -> lost();
                });
    }

    private static MailHost.Turn recipient(String part, int code) {
        return new MailHost.Turn() {
            @Override
            public void recipient(String address) throws RejectException {
                if (address.contains(part)) {
                    throw new RejectException(code, "no: " + address);
                }
            }
        };
    }

    private static MailHost.Turn content(int code) {
        return new MailHost.Turn() {
            @Override
            public void content() throws RejectException {
                throw new RejectException(code, "not this: q@example.com");
            }
        };
    }

    /** Takes the mail and loses the connection before it can say so. */
    private MailHost.Turn lost() {
        return new MailHost.Turn() {
            @Override
            public void taken() throws IOException {
                host.hangsUp();
            }
        };
    }

    private Delivery send(String id, String... to) {
        return notices().send(notice(id, "s"), Firms.exporter(to));
    }

    @Test
    void the_message_id_follows_from_the_notice_so_that_a_mailbox_can_tell_a_repetition() throws Exception {
        host.turn(lost());
        assertThat(send("same", "a@example.com")).isInstanceOf(Delivery.Failed.class);
        send("same", "a@example.com");
        send("other", "a@example.com");
        var ids = new ArrayList<String>();
        for (MailHost.Taken mail : host.mails()) {
            ids.add(Given.message(mail).getMessageID());
        }
        assertThat(ids).hasSize(3);
        assertThat(ids.get(1)).isEqualTo(ids.get(0)).matches("<[A-Za-z0-9_-]{43}@example\\.org>");
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    }

    @Test
    void a_mail_says_when_and_that_nobody_is_to_answer() throws Exception {
        send("headers", "a@example.com");
        var message = Given.message(host.mails().getFirst());
        assertThat(message.getSentDate()).isEqualTo(Date.from(Given.NOW));
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getFrom()).singleElement().hasToString(FROM);
    }

    @Test
    void a_notice_id_or_a_name_with_line_breaks_makes_no_header() {
        notices()
                .send(
                        notice("id\r\nBcc: thief@example.net\r\n\r\n", "订单\r\nX-Evil: 1"),
                        Firms.exporter("a@example.com"));
        var mail = received().getFirst();
        assertThat(mail.headers().keySet()).noneMatch(name -> name.matches("(?i)bcc|x-evil"));
        assertThat(mail.to()).containsExactly("a@example.com");
        assertThat(mail.subject()).isEqualTo("订单  X-Evil: 1");
    }

    @Test
    void an_address_that_is_none_is_neither_a_recipient_nor_a_command() {
        assertThat(send("bad", "a@example.com>\r\nRCPT TO:<thief@example.net", "Name <b@example.com>"))
                .isEqualTo(new Delivery.Refused("no plain address"));
        assertThat(send("half", "a@example.com\r\nDATA", "b@example.com")).isEqualTo(new Delivery.Delivered());
        assertThat(received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).containsExactly("b@example.com"));
    }

    @Test
    void one_address_that_is_refused_for_good_does_not_keep_the_mail_from_the_other() {
        host.turn(recipient("gone", 550));
        assertThat(send("two", "gone@example.com", "here@example.com")).isEqualTo(new Delivery.Delivered());
        assertThat(received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).containsExactly("here@example.com"));
        assertThat(refusals).containsExactly("1 of 2 addresses of a mail are refused for good");
    }

    @Test
    void whoever_has_it_does_not_get_it_again_for_the_sake_of_one_who_has_not() {
        host.turn(recipient("busy", 451));
        assertThat(send("three", "busy@example.com", "here@example.com"))
                .isEqualTo(new Delivery.Failed("address not taken: 451"));
        assertThat(send("three", "busy@example.com", "here@example.com")).isEqualTo(new Delivery.Delivered());
        assertThat(received())
                .extracting(Received::to)
                .containsExactly(List.of("here@example.com"), List.of("busy@example.com"));
    }

    @Test
    void whoever_has_it_does_not_get_it_again_when_the_rest_is_unclear() {
        host.turn(recipient("busy", 451));
        send("four", "busy@example.com", "here@example.com");
        host.turn(lost());
        assertThat(send("four", "busy@example.com", "here@example.com")).isInstanceOf(Delivery.Failed.class);
        assertThat(send("four", "busy@example.com", "here@example.com")).isEqualTo(new Delivery.Delivered());
        assertThat(received())
                .extracting(Received::to)
                .containsExactly(List.of("here@example.com"), List.of("busy@example.com"), List.of("busy@example.com"));
    }

    @Test
    void a_full_mailbox_may_be_emptied() {
        host.turn(recipient("full", 552));
        assertThat(send("full", "full@example.com")).isEqualTo(new Delivery.Failed("address not taken: 552"));
    }

    @Test
    void content_that_is_refused_is_refused_for_good_and_content_that_is_not_taken_is_not() {
        host.turn(content(554));
        assertThat(send("spam", "a@example.com")).isEqualTo(new Delivery.Refused("mail refused: 554"));
        host.turn(content(452));
        assertThat(send("spam", "a@example.com")).isEqualTo(new Delivery.Failed("mail not taken: 452"));
        assertThat(received()).isEmpty();
    }

    @Test
    void a_sender_that_is_refused_is_ours_to_repair_and_never_for_good() {
        host.turn(new MailHost.Turn() {
            @Override
            public void from(String address) throws RejectException {
                throw new RejectException(553, "not yours: " + address);
            }
        });
        assertThat(send("sender", "a@example.com")).isEqualTo(new Delivery.Failed("sender not accepted: 553"));
    }

    @Test
    void a_connection_that_is_lost_before_the_end_of_the_mail_has_taken_nothing() {
        host.turn(new MailHost.Turn() {
            @Override
            public void recipient(String address) {
                hangUp();
            }
        });
        var mail = TestMail.to("a@example.com");
        assertThat(outbox.send(mail)).isInstanceOf(Sent.NotTaken.class);
        host.turn(lost());
        assertThat(outbox.send(mail)).isInstanceOf(Sent.Unclear.class);
    }

    private void hangUp() {
        try {
            host.hangsUp();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_server_that_does_not_answer_is_given_up_in_time() {
        host.turn(new MailHost.Turn() {
            @Override
            public void recipient(String address) {
                host.isSilent();
            }
        });
        var impatient = new EmailNotices(outbox(Duration.ofSeconds(2)));
        assertThat(impatient.send(notice("silent", "s"), Firms.exporter("a@example.com")))
                .isEqualTo(new Delivery.Failed("no answer in time"));
    }

    @Test
    void a_server_that_takes_a_mail_and_does_not_say_so_in_time_may_have_it() {
        host.turn(new MailHost.Turn() {
            @Override
            public void taken() {
                host.isSilent();
            }
        });
        assertThat(outbox(Duration.ofSeconds(2)).send(TestMail.to("a@example.com")))
                .isEqualTo(new Sent.Unclear("no answer in time"));
        assertThat(received()).hasSize(1);
    }
}

package org.ecorelay.aws.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecorelay.aws.mail.Outbox.Sent;
import org.ecorelay.aws.mail.SmtpCredential;
import org.ecorelay.aws.mail.TestMail;
import org.ecorelay.aws.smtp.SmtpServer.Tls;
import org.junit.jupiter.api.Test;

/** Nothing leaves but over TLS, to the server that was meant, and nothing waits for ever. */
class SmtpSecurityTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.of("localhost");

    private static Sent send(MailHost host, Tls tls, TestCertificate trusted) {
        var server = new SmtpServer("localhost", host.port(), tls);
        return Given.outbox(server, trusted.trusting(), Given.PATIENCE, _ -> {}).send(TestMail.to("a@example.com"));
    }

    private static void notSent(MailHost host, Tls tls, TestCertificate trusted) {
        assertThat(send(host, tls, trusted)).isInstanceOf(Sent.NotTaken.class);
        assertThat(host.mails()).isEmpty();
        assertThat(host.logins()).as("the password was not told").isZero();
    }

    @Test
    void tls_from_the_first_byte_works_as_well() {
        try (var host = MailHost.implicitTls(CERTIFICATE)) {
            assertThat(send(host, Tls.IMPLICIT, CERTIFICATE)).isEqualTo(new Sent.Taken());
            assertThat(host.mails()).hasSize(1);
            assertThat(host.logins()).isEqualTo(1);
        }
    }

    @Test
    void a_server_without_tls_gets_neither_the_mail_nor_the_password() {
        try (var host = MailHost.plain()) {
            notSent(host, Tls.STARTTLS, CERTIFICATE);
            notSent(host, Tls.IMPLICIT, CERTIFICATE);
        }
    }

    @Test
    void a_certificate_that_nobody_trusts_gets_nothing() {
        var other = TestCertificate.of("localhost");
        try (var host = MailHost.startTls(other)) {
            notSent(host, Tls.STARTTLS, CERTIFICATE);
        }
        try (var host = MailHost.implicitTls(other)) {
            notSent(host, Tls.IMPLICIT, CERTIFICATE);
        }
    }

    @Test
    void a_trusted_certificate_for_another_name_gets_nothing() {
        var another = TestCertificate.of("mail.example.net");
        try (var host = MailHost.startTls(another)) {
            notSent(host, Tls.STARTTLS, another);
        }
        try (var host = MailHost.implicitTls(another)) {
            notSent(host, Tls.IMPLICIT, another);
        }
    }

    @Test
    void a_password_that_was_changed_is_read_again() {
        var reads = new AtomicInteger();
        var changed = new SmtpCredential.Source() {
            private String password = "old";

            @Override
            public SmtpCredential read() {
                reads.incrementAndGet();
                return new SmtpCredential(MailHost.USER, password);
            }

            @Override
            public void refresh() {
                password = MailHost.PASSWORD;
            }
        };
        try (var host = MailHost.startTls(CERTIFICATE)) {
            var server = new SmtpServer("localhost", host.port(), Tls.STARTTLS);
            var outbox = Given.outbox(server, CERTIFICATE.trusting(), changed, Given.PATIENCE, _ -> {});
            assertThat(outbox.send(TestMail.to("a@example.com")))
                    .isEqualTo(new Sent.NotTaken("credential not accepted"));
            assertThat(outbox.send(TestMail.to("a@example.com"))).isEqualTo(new Sent.Taken());
        }
        assertThat(reads).hasValue(2);
        assertThat(changed.read().toString()).doesNotContain(MailHost.PASSWORD, MailHost.USER);
    }

    @Test
    void a_credential_that_cannot_be_read_is_no_mail_and_no_exception() {
        SmtpCredential.Source broken = new SmtpCredential.Source() {
            @Override
            public SmtpCredential read() {
                throw new IllegalArgumentException("member password is missing");
            }

            @Override
            public void refresh() {}
        };
        var server = new SmtpServer("localhost", 1, Tls.STARTTLS);
        assertThat(Given.outbox(server, CERTIFICATE.trusting(), broken, Given.PATIENCE, _ -> {})
                        .send(TestMail.to("a@example.com")))
                .isEqualTo(new Sent.NotTaken("credential not read: IllegalArgumentException"));
    }

    @Test
    void nobody_there_is_not_taken() {
        var server = new SmtpServer("localhost", freePort(), Tls.STARTTLS);
        assertThat(Given.outbox(server, CERTIFICATE.trusting(), Given.PATIENCE, _ -> {})
                        .send(TestMail.to("a@example.com")))
                .isInstanceOf(Sent.NotTaken.class);
    }

    @Test
    void a_server_that_never_says_a_word_is_given_up_in_both_ways() throws IOException {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (Tls tls : Tls.values()) {
                var server = new SmtpServer("localhost", mute.getLocalPort(), tls);
                assertThat(Given.outbox(server, CERTIFICATE.trusting(), Duration.ofMillis(500), _ -> {})
                                .send(TestMail.to("a@example.com")))
                        .isEqualTo(new Sent.NotTaken("no answer in time"));
            }
        }
    }

    @Test
    void a_server_has_a_name_and_a_port() {
        assertThatThrownBy(() -> new SmtpServer(" ", 587, Tls.STARTTLS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SmtpServer("h", 65_536, Tls.STARTTLS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

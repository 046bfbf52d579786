package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.ConfirmationToken;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.aws.SesConfirmationMails;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.aws.SentMail;
import org.ecorelay.notice.ConfirmationMails.Invitation;
import org.junit.jupiter.api.Test;

class SesConfirmationMailsTest {
    private static final String URL = "https://relay.example.com";
    private static final Instant EXPIRES = Instant.parse("2026-09-15T08:00:00Z");

    private final List<String> failures = new ArrayList<>();
    private final ServiceSecret secret = new TestServiceSecret("the secret");

    private SesConfirmationMails mails(String caller, ServiceSecret signing) {
        return new SesConfirmationMails(
                Deployed.clients(caller).ses(), "relay@example.org", signing, URL, failures::add);
    }

    private static Invitation invitation(String address) {
        var to = new AlertAddress(address);
        return new Invitation(new ConfirmationToken("acme", "maker", to.hash(), EXPIRES), "Acme Bamboo", to);
    }

    private static List<SentMail> sentTo(String address) {
        return Deployed.aws().mails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    @Test
    void a_mail_goes_to_the_address_alone_with_a_link_that_is_ours() {
        assertThat(mails("asker", secret).send(invitation("asked@example.com"))).isTrue();
        assertThat(sentTo("asked@example.com")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly("asked@example.com");
            assertThat(mail.cc()).isEmpty();
            assertThat(mail.bcc()).isEmpty();
            assertThat(mail.headers())
                    .containsEntry(
                            SesConfirmationMails.HEADER,
                            new AlertAddress("asked@example.com").hash().value());
            String link = mail.text()
                    .lines()
                    .filter(line -> line.startsWith(URL))
                    .findFirst()
                    .orElseThrow();
            String token = link.substring((URL + "/v1/alert-addresses/").length());
            assertThat(ConfirmationToken.verify(token, secret, EXPIRES.minus(Duration.ofDays(14))))
                    .contains(invitation("asked@example.com").token());
            assertThat(mail.html()).contains("<a href=\"" + link + "\">");
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void a_refused_mail_has_certainly_not_left() {
        Deployed.plan(
                "refused-asker",
                "SendEmail",
                1,
                Fault.instead(new AwsError(400, "MessageRejected", "Email address is not verified: x@example.com")));
        assertThat(mails("refused-asker", secret).send(invitation("x@example.com")))
                .isFalse();
        assertThat(failures).containsExactly("a confirmation mail was not sent: MessageRejectedException");
    }

    @Test
    void a_mail_that_the_service_failed_on_may_have_left() {
        Deployed.plan(
                "unlucky-asker", "SendEmail", 10, Fault.instead(new AwsError(500, "InternalFailure", "y@example.com")));
        assertThat(mails("unlucky-asker", secret).send(invitation("y@example.com")))
                .isTrue();
        assertThat(failures).singleElement().asString().doesNotContain("y@example.com");
    }

    @Test
    void without_the_secret_no_mail_leaves_and_nothing_is_thrown() {
        ServiceSecret broken = (_, _) -> {
            throw new IllegalStateException("too short: hunter2");
        };
        assertThat(mails("keyless-asker", broken).send(invitation("z@example.com")))
                .isFalse();
        assertThat(sentTo("z@example.com")).isEmpty();
        assertThat(failures).containsExactly("a confirmation link was not signed: IllegalStateException");
    }
}

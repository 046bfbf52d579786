package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.TradeParty;
import org.ecorelay.aws.SesEmail;
import org.ecorelay.aws.SnsTopic;
import org.ecorelay.json.JsonReader;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.aws.PublishedMessage;
import org.ecorelay.local.aws.SentMail;
import org.ecorelay.notice.Notice;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.junit.jupiter.api.Test;

class NoticeChannelsTest {
    private static final String ADDRESS = "export@example.com";

    private final NoticeChannel email = new SesEmail(Deployed.clients("mailer").ses(), "relay@example.org");

    private static Exporter exporter(String... alerts) {
        return new Exporter(
                "maker",
                new TradeParty("Acme Bamboo", "3 Road, Anji", "CN"),
                Optional.of(new Approval("CN-AE-0001", LocalDate.MAX)),
                List.of(alerts));
    }

    private static Notice notice(String id, String account, String subject) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", "EC-1 <b>");
        facts.put("Platform status", "Approved");
        return new Notice(
                id, "certificate.approved.v1", account, "maker", "VN", subject, "It is pre-verified.", facts, true);
    }

    private static SentMail mail(String id) {
        return Deployed.aws().mails().stream()
                .filter(mail -> id.equals(mail.headers().get("X-Eco-Relay-Notice")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_mail_has_text_and_html_and_names_its_notice() {
        assertThat(email.send(notice("mail-1", "acme", "[eCO Relay] Approved: order é"), exporter(ADDRESS)))
                .isEqualTo(new Delivery.Delivered());
        SentMail mail = mail("mail-1");
        assertThat(mail.from()).isEqualTo("relay@example.org");
        assertThat(mail.to()).containsExactly(ADDRESS);
        assertThat(mail.subject()).isEqualTo("[eCO Relay] Approved: order é");
        assertThat(mail.text()).contains("It is pre-verified.", "Order: EC-1 <b>", "TEST:");
        assertThat(mail.html()).contains("It is pre-verified.", "EC-1 &lt;b&gt;", "TEST:");
    }

    @Test
    void a_subject_is_one_line_whatever_the_platform_says() {
        email.send(notice("mail-2", "acme", "Rejected\r\nBcc: thief@example.net\n\nbody"), exporter(ADDRESS));
        assertThat(mail("mail-2").subject()).isEqualTo("Rejected  Bcc: thief@example.net  body");
    }

    @Test
    void an_exporter_without_an_address_has_no_mail() {
        assertThat(email.send(notice("mail-3", "acme", "s"), exporter())).isEqualTo(new Delivery.NoAddress());
        assertThat(Deployed.aws().mails())
                .noneMatch(mail -> "mail-3".equals(mail.headers().get("X-Eco-Relay-Notice")));
    }

    @Test
    void a_mail_that_is_refused_is_a_failed_delivery_that_names_no_address() {
        Deployed.plan(
                "refused-mailer",
                "SendEmail",
                1,
                Fault.instead(new AwsError(400, "MessageRejected", "Email address is not verified: " + ADDRESS)));
        var refused = new SesEmail(Deployed.clients("refused-mailer").ses(), "relay@example.org");
        assertThat(refused.send(notice("mail-4", "acme", "s"), exporter(ADDRESS)))
                .isEqualTo(new Delivery.Failed("MessageRejectedException"));
    }

    private static NoticeChannel topics(String caller) {
        try (var operator = Deployed.operator()) {
            String arn = operator.sns()
                    .createTopic(create -> create.name("notices-acme"))
                    .topicArn();
            return new SnsTopic(Deployed.clients(caller).sns(), arn.substring(0, arn.length() - "acme".length()));
        }
    }

    @Test
    void a_message_goes_to_the_topic_of_the_account_with_attributes_to_filter_by() {
        assertThat(topics("publisher").send(notice("sns-1", "acme", "Approved: é\nx"), exporter()))
                .isEqualTo(new Delivery.Delivered());
        PublishedMessage message = Deployed.aws().published().stream()
                .filter(published -> "sns-1".equals(published.attributes().get("noticeId")))
                .findFirst()
                .orElseThrow();
        assertThat(message.topicArn()).endsWith(":notices-acme");
        assertThat(message.subject()).isEqualTo("Approved: ??x");
        assertThat(message.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "type",
                        "certificate.approved.v1",
                        "exporter",
                        "maker",
                        "destination",
                        "VN",
                        "urgent",
                        "false",
                        "noticeId",
                        "sns-1"));
        assertThat(Notice.read(JsonReader.readOwn(message.message())))
                .isEqualTo(notice("sns-1", "acme", "Approved: é\nx"));
    }

    @Test
    void an_account_without_a_topic_is_a_failed_delivery() {
        assertThat(topics("publisher").send(notice("sns-2", "nobody", "s"), exporter()))
                .isInstanceOf(Delivery.Failed.class);
    }

    @Test
    void a_subject_longer_than_sns_takes_is_cut() {
        topics("publisher").send(notice("sns-3", "acme", "x".repeat(300)), exporter());
        assertThat(Deployed.aws().published())
                .filteredOn(message -> "sns-3".equals(message.attributes().get("noticeId")))
                .singleElement()
                .satisfies(message -> assertThat(message.subject()).hasSize(99));
    }
}

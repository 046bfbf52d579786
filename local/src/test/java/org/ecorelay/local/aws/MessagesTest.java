package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;

class MessagesTest {
    private static final EmbeddedAws AWS = Clients.sharedAws();

    private final SnsClient sns = Clients.of(AWS, "notices").sns();
    private final SesV2Client ses = Clients.of(AWS, "mails").ses();

    @Test
    void a_published_message_is_read_back_with_its_attributes() {
        var arn = sns.createTopic(create -> create.name("notices-acme")).topicArn();
        assertThat(arn).isEqualTo("arn:aws:sns:eu-central-1:000000000000:notices-acme");
        assertThat(sns.createTopic(create -> create.name("notices-acme")).topicArn())
                .isEqualTo(arn);
        var attributes = Map.of("type", attribute("certificate.approved.v1"), "store", attribute("a & b=c"));
        var id = sns.publish(publish -> publish.topicArn(arn)
                        .subject("Approved")
                        .message("{\"id\":\"<é>&+%\"}")
                        .messageAttributes(attributes))
                .messageId();
        assertThat(AWS.published())
                .filteredOn(message -> message.id().equals(id))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.topicArn()).isEqualTo(arn);
                    assertThat(message.subject()).isEqualTo("Approved");
                    assertThat(message.message()).isEqualTo("{\"id\":\"<é>&+%\"}");
                    assertThat(message.attributes())
                            .isEqualTo(Map.of("type", "certificate.approved.v1", "store", "a & b=c"));
                });
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    @Test
    void a_missing_topic_is_not_found() {
        assertThatThrownBy(() -> sns.publish(publish -> publish.topicArn("arn:aws:sns:eu-central-1:000000000000:none")
                        .message("x")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_deleted_topic_takes_no_message_and_may_be_deleted_twice() {
        String arn = sns.createTopic(create -> create.name("closing")).topicArn();
        for (int n = 0; n < 2; n++) {
            sns.deleteTopic(delete -> delete.topicArn(arn));
            assertThat(sns.listTopics().topics())
                    .noneMatch(topic -> topic.topicArn().equals(arn));
            assertThatThrownBy(
                            () -> sns.publish(publish -> publish.topicArn(arn).message("x")))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(sns.createTopic(create -> create.name("closing")).topicArn()).isEqualTo(arn);
        assertThatThrownBy(() -> sns.deleteTopic(delete -> delete.topicArn("closing")))
                .isInstanceOf(software.amazon.awssdk.services.sns.model.InvalidParameterException.class);
    }

    @Test
    void nobody_can_subscribe() {
        assertThatThrownBy(
                        () -> sns.subscribe(subscribe -> subscribe.topicArn("x").protocol("email")))
                .isInstanceOfSatisfying(
                        SnsException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("InvalidAction"));
    }

    @Test
    void a_mail_is_read_back_with_its_headers() {
        var id = ses.sendEmail(mail(
                        "shop@example.com",
                        simple -> simple.subject(subject -> subject.data("Approved ✓"))
                                .body(body ->
                                        body.text(text -> text.data("plain")).html(html -> html.data("<p>rich</p>")))
                                .headers(MessageHeader.builder()
                                        .name("X-Event")
                                        .value("e-1")
                                        .build())))
                .messageId();
        assertThat(AWS.mails())
                .filteredOn(mail -> mail.id().equals(id))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.from()).isEqualTo("relay@example.com");
                    assertThat(mail.to()).containsExactly("shop@example.com");
                    assertThat(mail.cc()).isEmpty();
                    assertThat(mail.subject()).isEqualTo("Approved ✓");
                    assertThat(mail.text()).isEqualTo("plain");
                    assertThat(mail.html()).isEqualTo("<p>rich</p>");
                    assertThat(mail.headers()).isEqualTo(Map.of("X-Event", "e-1"));
                });
        assertThat(AWS.calls().count("mails", "ses", "SendEmail")).isPositive();
    }

    @Test
    void a_mail_without_recipient_or_with_a_bad_one_is_refused() {
        assertThatThrownBy(() -> ses.sendEmail(mail("nobody", MessagesTest::plain)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("domain");
        assertThatThrownBy(() -> ses.sendEmail(mail("shop@example.com", MessagesTest::plain).toBuilder()
                        .destination(Destination.builder().build())
                        .build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Recipient");
    }

    @Test
    void another_operation_of_ses_is_unknown() {
        assertThatThrownBy(() -> ses.getAccount(account -> {}))
                .isInstanceOfSatisfying(SesV2Exception.class, refused -> {
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                    assertThat(refused.awsErrorDetails().errorMessage()).contains("GET /v2/email/account");
                });
    }

    private static void plain(Message.Builder simple) {
        simple.subject(subject -> subject.data("s")).body(body -> body.text(text -> text.data("t")));
    }

    private static SendEmailRequest mail(String to, Consumer<Message.Builder> simple) {
        return SendEmailRequest.builder()
                .fromEmailAddress("relay@example.com")
                .destination(Destination.builder().toAddresses(to).build())
                .content(EmailContent.builder().simple(simple).build())
                .build();
    }
}

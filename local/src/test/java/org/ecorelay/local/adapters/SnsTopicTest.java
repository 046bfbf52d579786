package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecorelay.aws.SnsTopic;
import org.ecorelay.fixture.Firms;
import org.ecorelay.json.JsonReader;
import org.ecorelay.local.aws.PublishedMessage;
import org.ecorelay.notice.Notice;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.junit.jupiter.api.Test;

class SnsTopicTest {
    private static Notice notice(String id, String account, String subject) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", "EC-1 <b>");
        facts.put("Platform status", "Approved");
        return new Notice(
                id, "certificate.approved.v1", account, "maker", "VN", subject, "It is pre-verified.", facts, true);
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
        assertThat(topics("publisher").send(notice("sns-1", "acme", "Approved: é\nx"), Firms.exporter()))
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
        assertThat(topics("publisher").send(notice("sns-2", "nobody", "s"), Firms.exporter()))
                .isInstanceOf(Delivery.Failed.class);
    }

    @Test
    void a_subject_longer_than_sns_takes_is_cut() {
        topics("publisher").send(notice("sns-3", "acme", "x".repeat(300)), Firms.exporter());
        assertThat(Deployed.aws().published())
                .filteredOn(message -> "sns-3".equals(message.attributes().get("noticeId")))
                .singleElement()
                .satisfies(message -> assertThat(message.subject()).hasSize(99));
    }
}

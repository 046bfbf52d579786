package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecorelay.aws.SnsTopic;
import org.ecorelay.fixture.Firms;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Publishing to the endpoint's SNS. What a topic passes on is read by the tests on the embedded AWS. */
@Tag("endpoint")
class TopicsTest {
    @RegisterExtension
    static final OnSite AWS = new OnSite(Service.TOPICS);

    private NoticeChannel topics = new SnsTopic(AWS.site().clients().sns(), "");

    @BeforeEach
    void open() {
        String arn = AWS.site().topic(AWS.site().prefix() + "-told-acme");
        topics = new SnsTopic(AWS.site().clients().sns(), arn.substring(0, arn.length() - "acme".length()));
    }

    @Test
    void the_topic_of_an_account_takes_a_notice() {
        assertThat(topics.send(Notices.about("acme", "Approved: é\nx"), Firms.exporter()))
                .isEqualTo(new Delivery.Delivered());
    }

    @Test
    void a_subject_longer_than_sns_takes_is_cut_and_taken() {
        assertThat(topics.send(Notices.about("acme", "x".repeat(300)), Firms.exporter()))
                .isEqualTo(new Delivery.Delivered());
    }

    @Test
    void an_account_without_a_topic_is_a_failed_delivery() {
        assertThat(topics.send(Notices.about("nobody", "s"), Firms.exporter())).isInstanceOf(Delivery.Failed.class);
    }
}

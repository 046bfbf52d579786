package org.ecorelay.aws;

import java.util.Map;
import org.ecorelay.account.Exporter;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.notice.Notice;
import org.ecorelay.notice.NoticeChannel;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The account's SNS topic. Attributes let a subscriber filter; they are convenience, not a boundary. */
public final class SnsTopic implements NoticeChannel {
    /** SNS refuses longer subjects, and anything but ASCII. */
    private static final int MAX_SUBJECT = 99;

    private final SnsClient sns;
    private final String topicPrefix;

    /**
     * Publishes.
     *
     * @param topicPrefix ARN of every account's topic without the account's name
     */
    public SnsTopic(SnsClient sns, String topicPrefix) {
        this.sns = sns;
        this.topicPrefix = topicPrefix;
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public Delivery send(Notice notice, Exporter exporter) {
        try {
            sns.publish(publish -> publish.topicArn(topicPrefix + notice.account())
                    .subject(subject(notice.subject()))
                    .message(CanonicalJson.text(notice.json()))
                    .messageAttributes(Map.of(
                            "type", attribute(notice.type()),
                            "exporter", attribute(notice.exporter()),
                            "destination", attribute(notice.destination()),
                            "urgent", attribute(Boolean.toString(notice.urgent())),
                            "noticeId", attribute(notice.id()))));
            return new Delivery.Delivered();
        } catch (SdkException e) {
            return new Delivery.Failed(e.getClass().getSimpleName());
        }
    }

    private static String subject(String text) {
        String ascii = text.replaceAll("[^ -~]", "?");
        return ascii.substring(0, Math.min(ascii.length(), MAX_SUBJECT));
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}

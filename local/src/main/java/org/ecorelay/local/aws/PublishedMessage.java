package org.ecorelay.local.aws;

import java.time.Instant;
import java.util.Map;

/**
 * A message that SNS accepted.
 *
 * @param id the message id that SNS answered
 * @param publishedAt when it was accepted
 * @param topicArn where to
 * @param subject the subject, or ""
 * @param message the message
 * @param attributes the message attributes' values by name; binary ones as base64
 */
public record PublishedMessage(
        String id,
        Instant publishedAt,
        String topicArn,
        String subject,
        String message,
        Map<String, String> attributes) {
    public PublishedMessage {
        attributes = Map.copyOf(attributes);
    }
}

package org.ecorelay.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Writes the event that Lambda makes of a batch of SQS messages. */
final class QueueEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String queueArn;
    private final String region;

    QueueEvent(String queueArn, String region) {
        this.queueArn = queueArn;
        this.region = region;
    }

    byte[] write(List<Message> messages) {
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        messages.forEach(message -> records.add(entry(message)));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode entry(Message message) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("messageId", message.messageId());
        entry.put("receiptHandle", message.receiptHandle());
        entry.put("body", message.body());
        entry.set("attributes", JSON.valueToTree(message.attributesAsStrings()));
        ObjectNode attributes = entry.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> attributes.set(name, attribute(value)));
        entry.put("md5OfBody", message.md5OfBody());
        if (message.hasMessageAttributes()) {
            entry.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        entry.put("eventSource", "aws:sqs");
        entry.put("eventSourceARN", queueArn);
        entry.put("awsRegion", region);
        return entry;
    }

    private static ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode attribute = JSON.createObjectNode();
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            attribute.put("binaryValue", value.binaryValue().asByteArray());
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        return attribute.put("dataType", value.dataType());
    }
}

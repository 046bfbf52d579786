package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** SNS: topics, and the messages published to them. Nobody can subscribe. */
final class SnsStandIn implements Backend {
    private static final int MAX_MESSAGE_CHARACTERS = 262_144;

    private final String arnPrefix;
    private final InstantSource clock;
    private final Set<String> topics = new TreeSet<>();
    private final Journal topicJournal;
    private final Messages<PublishedMessage> published;

    SnsStandIn(Journals journals, String region, String accountId, InstantSource clock) throws IOException {
        this.arnPrefix = "arn:aws:sns:" + region + ":" + accountId + ":";
        this.clock = clock;
        this.topicJournal = journals.open("topics", this::replay);
        this.published = new Messages<>(journals, "published", SnsStandIn::read);
    }

    List<PublishedMessage> published() {
        return published.all();
    }

    @Override
    public AwsAnswer answer(Received received) throws IOException {
        var form = Form.parse(received.request().body());
        var operation = received.operation();
        var content = switch (operation) {
            case "CreateTopic" -> createTopic(form);
            case "ListTopics" -> listTopics();
            case "DeleteTopic" -> deleteTopic(form);
            case "Publish" -> publish(form);
            default ->
                throw AwsFailure.badRequest("InvalidAction", "The embedded AWS does not know sns " + operation + ".");
        };
        return AwsAnswer.xml(Xml.result(operation, content));
    }

    private synchronized String createTopic(Form form) throws IOException {
        var name = form.required("Name");
        if (!name.matches("[a-zA-Z0-9_-]{1,256}")) {
            throw AwsFailure.badRequest("InvalidParameter", "Invalid parameter: Topic Name");
        }
        var arn = arnPrefix + name;
        if (!topics.contains(arn)) {
            topicJournal.append(Json.object().put("arn", arn));
            topics.add(arn);
        }
        return Xml.element("TopicArn", arn);
    }

    private void replay(ObjectNode line) {
        var arn = Json.required(line, "arn");
        if (line.path("deleted").asBoolean()) {
            topics.remove(arn);
        } else {
            topics.add(arn);
        }
    }

    /** A topic that is not there is deleted: the operation may be repeated. */
    private synchronized String deleteTopic(Form form) throws IOException {
        var arn = form.required("TopicArn");
        if (!arn.startsWith(arnPrefix)) {
            throw AwsFailure.badRequest("InvalidParameter", "Invalid parameter: TopicArn");
        }
        if (topics.contains(arn)) {
            topicJournal.append(Json.object().put("arn", arn).put("deleted", true));
            topics.remove(arn);
        }
        return "";
    }

    private synchronized String listTopics() {
        var members = new StringBuilder("<Topics>");
        for (var arn : topics) {
            members.append("<member>").append(Xml.element("TopicArn", arn)).append("</member>");
        }
        return members.append("</Topics>").toString();
    }

    private String publish(Form form) throws IOException {
        var arn = form.required("TopicArn");
        var message = form.required("Message");
        checkTopic(arn);
        if (message.length() > MAX_MESSAGE_CHARACTERS) {
            throw AwsFailure.badRequest("InvalidParameter", "Invalid parameter: Message too long");
        }
        var id = UUID.randomUUID().toString();
        var line = Json.object()
                .put("id", id)
                .put("publishedAt", clock.instant().toString())
                .put("topicArn", arn)
                .put("subject", form.text("Subject").orElse(""))
                .put("message", message);
        var attributes = line.putObject("attributes");
        for (int n = 1; form.text(entry(n) + "Name").isPresent(); n++) {
            attributes.put(form.required(entry(n) + "Name"), attribute(form, entry(n) + "Value."));
        }
        published.add(line);
        return Xml.element("MessageId", id);
    }

    private synchronized void checkTopic(String arn) {
        if (!topics.contains(arn)) {
            throw new AwsFailure(404, "NotFound", "Topic does not exist");
        }
    }

    private static String entry(int n) {
        return "MessageAttributes.entry." + n + ".";
    }

    private static String attribute(Form form, String prefix) {
        form.required(prefix + "DataType");
        return form.text(prefix + "StringValue").orElseGet(() -> form.required(prefix + "BinaryValue"));
    }

    private static PublishedMessage read(ObjectNode line) {
        Map<String, String> attributes = new HashMap<>();
        line.path("attributes")
                .properties()
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        return new PublishedMessage(
                Json.required(line, "id"),
                Instant.parse(Json.required(line, "publishedAt")),
                Json.required(line, "topicArn"),
                line.path("subject").asText(),
                Json.required(line, "message"),
                attributes);
    }
}

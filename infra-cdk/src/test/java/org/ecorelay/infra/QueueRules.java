package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What holds for the queues. */
final class QueueRules {
    private static final String QUEUE = "AWS::SQS::Queue";

    static final List<Rule> ALL = List.of(
            Rule.that("every queue has a dead-letter queue after eight receives", QueueRules::withoutDeadLetters)
                    .brokenBy("OrdersQueue", t -> t.properties("OrdersQueue").remove("RedrivePolicy"))
                    .brokenBy("SubmissionsQueue", t -> t.remove("SubmissionsDeadLetters"))
                    .brokenBy("OrdersQueue", t -> redrive(t, "OrdersQueue").put("maxReceiveCount", 1)),
            Rule.that("a dead-letter queue keeps its evidence for fourteen days", QueueRules::forgetfulDeadLetters)
                    .brokenBy(
                            "OrdersDeadLetters",
                            t -> t.properties("OrdersDeadLetters").remove("MessageRetentionPeriod")),
            Rule.that(
                            "every queue is encrypted",
                            t -> queues(
                                    t,
                                    (id, queue) ->
                                            queue.path("SqsManagedSseEnabled").asBoolean()))
                    .brokenBy(
                            "OrdersDeadLetters",
                            t -> t.properties("OrdersDeadLetters").remove("SqsManagedSseEnabled")),
            Rule.that("every queue refuses requests without TLS", QueueRules::withoutTls)
                    .brokenBy("OrdersQueue", t -> t.remove("OrdersQueuePolicy"))
                    .brokenBy("SubmissionsQueue", t -> statement(t).put("Effect", "Allow")));

    private QueueRules() {}

    private static List<String> withoutDeadLetters(Template template) {
        var deadLetters = deadLetters(template);
        return queues(
                template,
                (id, queue) -> deadLetters.contains(id)
                        || (template.all(QUEUE)
                                        .containsKey(Template.target(queue.at("/RedrivePolicy/deadLetterTargetArn")))
                                && queue.at("/RedrivePolicy/maxReceiveCount").asInt() == 8));
    }

    private static List<String> forgetfulDeadLetters(Template template) {
        var deadLetters = deadLetters(template);
        return queues(
                template,
                (id, queue) -> !deadLetters.contains(id)
                        || queue.path("MessageRetentionPeriod").asInt() == 14 * 24 * 60 * 60);
    }

    private static List<String> withoutTls(Template template) {
        var protectedQueues = template.all("AWS::SQS::QueuePolicy").values().stream()
                .filter(policy -> Template.list(policy.at("/PolicyDocument/Statement")).stream()
                        .anyMatch(QueueRules::deniesPlainText))
                .flatMap(policy -> Template.list(policy.path("Queues")).stream())
                .map(Template::target)
                .collect(Collectors.toSet());
        return queues(template, (id, queue) -> protectedQueues.contains(id));
    }

    private static boolean deniesPlainText(JsonNode statement) {
        return statement.path("Effect").asText().equals("Deny")
                && statement.path("Action").asText().equals("sqs:*")
                && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }

    private static Set<String> deadLetters(Template template) {
        return template.all(QUEUE).values().stream()
                .map(queue -> Template.target(queue.at("/RedrivePolicy/deadLetterTargetArn")))
                .collect(Collectors.toSet());
    }

    private static List<String> queues(Template template, BiPredicate<String, ObjectNode> good) {
        return bad(template.all(QUEUE), good);
    }

    private static List<String> bad(Map<String, ObjectNode> resources, BiPredicate<String, ObjectNode> good) {
        return resources.entrySet().stream()
                .filter(entry -> !good.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ObjectNode redrive(Template template, String queue) {
        return template.properties(queue).withObject("/RedrivePolicy");
    }

    private static ObjectNode statement(Template template) {
        return (ObjectNode) template.properties("SubmissionsQueuePolicy").at("/PolicyDocument/Statement/0");
    }
}

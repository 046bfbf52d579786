package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What holds for the queues and for what they feed. */
final class QueueRules {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final int VISIBILITY_FACTOR = 6;

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
                    .brokenBy("SubmissionsQueue", t -> statement(t).put("Effect", "Allow")),
            Rule.that("every mapping reports the items that failed", t -> mappings(t, QueueRules::reportsItems))
                    .brokenBy(
                            "BuilderMapping",
                            t -> t.properties("BuilderMapping").remove("FunctionResponseTypes")),
            Rule.that(
                            "a mapping takes ten messages at once and waits for none",
                            t -> mappings(t, QueueRules::tenAtOnce))
                    .brokenBy(
                            "SubmitterMapping",
                            t -> t.properties("SubmitterMapping").put("BatchSize", 100))
                    .brokenBy(
                            "SubmitterMapping",
                            t -> t.properties("SubmitterMapping").put("MaximumBatchingWindowInSeconds", 20)),
            Rule.that("orders feed the builder and submissions the submitter", QueueRules::otherMappings)
                    .brokenBy("SubmitterMapping", t -> t.remove("SubmitterMapping"))
                    .brokenBy(
                            "BuilderMapping",
                            t -> t.properties("BuilderMapping")
                                    .withObject("/EventSourceArn")
                                    .withArray("/Fn::GetAtt")
                                    .set(0, "SubmissionsQueue")),
            Rule.that("a message stays hidden for six times its function's time-out", QueueRules::visibleTooSoon)
                    .brokenBy("OrdersQueue", t -> t.properties("OrdersQueue").put("VisibilityTimeout", 359))
                    .brokenBy(
                            "SubmissionsQueue",
                            t -> t.properties("SubmissionsQueue").remove("VisibilityTimeout"))
                    .brokenBy(
                            "OrdersQueue", t -> t.properties("BuilderFunction").put("Timeout", 61)),
            Rule.that("what is reserved for a function suffices for its mapping", QueueRules::throttled)
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterFunction").put("ReservedConcurrentExecutions", 4))
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterMapping").remove("ScalingConfig")),
            Rule.that("the submitter has its concurrency reserved", QueueRules::unreserved)
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterFunction").remove("ReservedConcurrentExecutions")));

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

    private static boolean reportsItems(JsonNode mapping) {
        return Template.texts(mapping.path("FunctionResponseTypes")).contains("ReportBatchItemFailures");
    }

    private static boolean tenAtOnce(JsonNode mapping) {
        return mapping.path("BatchSize").asInt() == 10
                && mapping.path("MaximumBatchingWindowInSeconds").asInt() == 0;
    }

    private static List<String> otherMappings(Template template) {
        var expected = Map.of(
                "BuilderMapping",
                "OrdersQueue -> BuilderFunction",
                "SubmitterMapping",
                "SubmissionsQueue -> SubmitterFunction");
        var actual = template.all(MAPPING).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> queueOf(entry.getValue()) + " -> " + functionOf(entry.getValue())));
        return actual.equals(expected) ? List.of() : List.of(expected + " expected, not " + actual);
    }

    private static List<String> visibleTooSoon(Template template) {
        return template.all(MAPPING).values().stream()
                .filter(mapping -> template.properties(queueOf(mapping))
                                .path("VisibilityTimeout")
                                .asInt()
                        < VISIBILITY_FACTOR
                                * template.properties(functionOf(mapping))
                                        .path("Timeout")
                                        .asInt())
                .map(QueueRules::queueOf)
                .toList();
    }

    private static List<String> throttled(Template template) {
        List<String> violations = new ArrayList<>();
        template.all(MAPPING).values().forEach(mapping -> {
            var reserved = template.properties(functionOf(mapping)).path("ReservedConcurrentExecutions");
            var started = mapping.at("/ScalingConfig/MaximumConcurrency").asInt(Integer.MAX_VALUE);
            if (!reserved.isMissingNode() && reserved.asInt() < started) {
                violations.add(functionOf(mapping));
            }
        });
        return violations;
    }

    private static List<String> unreserved(Template template) {
        return template.properties("SubmitterFunction").has("ReservedConcurrentExecutions")
                ? List.of()
                : List.of("SubmitterFunction");
    }

    private static Set<String> deadLetters(Template template) {
        return template.all(QUEUE).values().stream()
                .map(queue -> Template.target(queue.at("/RedrivePolicy/deadLetterTargetArn")))
                .collect(Collectors.toSet());
    }

    private static String queueOf(JsonNode mapping) {
        return Template.target(mapping.path("EventSourceArn"));
    }

    private static String functionOf(JsonNode mapping) {
        return Template.target(mapping.path("FunctionName"));
    }

    private static List<String> queues(Template template, BiPredicate<String, ObjectNode> good) {
        return bad(template.all(QUEUE), good);
    }

    private static List<String> mappings(Template template, java.util.function.Predicate<JsonNode> good) {
        return bad(template.all(MAPPING), (id, mapping) -> good.test(mapping));
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

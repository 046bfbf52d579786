package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What holds between a queue and the function it feeds. */
final class MappingRules {
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final int VISIBILITY_FACTOR = 6;

    static final List<Rule> ALL = List.of(
            Rule.that("every mapping reports the items that failed", t -> mappings(t, MappingRules::reportsItems))
                    .brokenBy(
                            "BuilderMapping",
                            t -> t.properties("BuilderMapping").remove("FunctionResponseTypes")),
            Rule.that(
                            "a mapping takes ten messages at once and waits for none",
                            t -> mappings(t, MappingRules::tenAtOnce))
                    .brokenBy(
                            "SubmitterMapping",
                            t -> t.properties("SubmitterMapping").put("BatchSize", 100))
                    .brokenBy(
                            "SubmitterMapping",
                            t -> t.properties("SubmitterMapping").put("MaximumBatchingWindowInSeconds", 20)),
            Rule.that("orders feed the builder and submissions the submitter", MappingRules::otherMappings)
                    .brokenBy("SubmitterMapping", t -> t.remove("SubmitterMapping"))
                    .brokenBy(
                            "BuilderMapping",
                            t -> t.properties("BuilderMapping")
                                    .withObject("/EventSourceArn")
                                    .withArray("/Fn::GetAtt")
                                    .set(0, "SubmissionsQueue")),
            Rule.that("a message stays hidden for six times its function's time-out", MappingRules::visibleTooSoon)
                    .brokenBy("OrdersQueue", t -> t.properties("OrdersQueue").put("VisibilityTimeout", 359))
                    .brokenBy(
                            "SubmissionsQueue",
                            t -> t.properties("SubmissionsQueue").remove("VisibilityTimeout"))
                    .brokenBy(
                            "OrdersQueue", t -> t.properties("BuilderFunction").put("Timeout", 61)),
            Rule.that("what is reserved for a function suffices for its mapping", MappingRules::throttled)
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterFunction").put("ReservedConcurrentExecutions", 4))
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterMapping").remove("ScalingConfig")),
            Rule.that("the submitter has its concurrency reserved", MappingRules::unreserved)
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterFunction").remove("ReservedConcurrentExecutions")));

    private MappingRules() {}

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
                .map(MappingRules::queueOf)
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

    private static String queueOf(JsonNode mapping) {
        return Template.target(mapping.path("EventSourceArn"));
    }

    private static String functionOf(JsonNode mapping) {
        return Template.target(mapping.path("FunctionName"));
    }

    private static List<String> mappings(Template template, Predicate<JsonNode> good) {
        return template.all(MAPPING).entrySet().stream()
                .filter(entry -> !good.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

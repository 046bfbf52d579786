package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who watches: alarms with a place in the runbook, a dashboard, logs without personal data, traces. */
final class OperationRules {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String ANCHOR = "Runbook: docs/runbook.md#";
    private static final Set<String> AUTHORITIES = Set.of("CN", "JP", "KR", "MY", "TH", "VN");

    /** What may name a person or a document in an access log. */
    private static final Pattern PERSONAL = Pattern.compile(
            "\\$context\\.(identity|path\\b|resourcePath|authorizer|domainName|customDomain)[A-Za-z.]*");

    static final List<Rule> ALL = List.of(
            Rule.that("every alarm leads to a section of the runbook", OperationRules::lost)
                    .brokenBy("AlarmStuck", t -> t.properties("AlarmStuck").put("AlarmDescription", "stuck"))
                    .brokenBy(
                            "AlarmStuck",
                            t -> t.properties("AlarmStuck").put("AlarmDescription", ANCHOR + "no-such-section")),
            Rule.that("every alarm wakes somebody, and says when it is over", OperationRules::silent)
                    .brokenBy("AlarmBreaker", t -> t.properties("AlarmBreaker").remove("AlarmActions"))
                    .brokenBy("AlarmBreaker", t -> t.properties("AlarmBreaker").remove("OKActions")),
            Rule.that("no sign of life of the timer is an alarm", OperationRules::deaf)
                    .brokenBy("heartbeat", t -> t.properties("AlarmHeartbeat").put("TreatMissingData", "notBreaching"))
                    .brokenBy("overdue-seconds", t -> t.remove("AlarmOverdue")),
            Rule.that(
                            "every queue has an alarm for its age or, for dead letters, for the first message",
                            OperationRules::unwatched)
                    .brokenBy("OrdersQueue", t -> t.remove("AlarmOrdersAge"))
                    .brokenBy("SubmissionsDeadLetters", t -> t.remove("AlarmSubmissionsDeadLetters"))
                    .brokenBy(
                            "OrdersDeadLetters",
                            t -> t.properties("AlarmOrdersDeadLetters").put("Threshold", 5)),
            Rule.that("every function has alarms for errors and throttles", OperationRules::unguarded)
                    .brokenBy("StatusFunction Errors", t -> t.remove("AlarmStatusErrors"))
                    .brokenBy("PollerFunction Throttles", t -> t.remove("AlarmPollerThrottles")),
            Rule.that("each authority's verdicts are watched at the 99th percentile", OperationRules::unheard)
                    .brokenBy("TH", t -> t.remove("AlarmVerdictsTH"))
                    .brokenBy("VN", t -> t.properties("AlarmVerdictsVN").put("ExtendedStatistic", "p50")),
            Rule.that("breaker, stuck rows, unknown words, quotas and bounces have alarms", OperationRules::missing)
                    .brokenBy("breaker-opened", t -> t.remove("AlarmBreaker"))
                    .brokenBy("stuck", t -> t.remove("AlarmStuck"))
                    .brokenBy("not-signed", t -> t.remove("AlarmSigning"))
                    .brokenBy("unheard-seconds", t -> t.remove("AlarmUnheard"))
                    .brokenBy("channel-dead", t -> t.remove("AlarmChannelDead"))
                    .brokenBy("CallCount", t -> t.remove("AlarmKmsQuota"))
                    .brokenBy("Bounce", t -> t.remove("AlarmBounces")),
            Rule.that("bounces and complaints are counted", OperationRules::uncounted)
                    .brokenBy("NoticesFailures", t -> t.remove("NoticesFailures"))
                    .brokenBy(
                            "NoticesFailures",
                            t -> ((ObjectNode) t.properties("NoticesFailures").path("EventDestination"))
                                    .put("Enabled", false)),
            Rule.that(
                            "the dashboard shows the way from order to verdict, the times and the cost",
                            OperationRules::blind)
                    .brokenBy("no dashboard", t -> t.remove("DashboardOverview")),
            Rule.that("requests are logged without what names a person or a document", OperationRules::talkative)
                    .brokenBy("ApiStage", t -> t.properties("ApiStage").remove("AccessLogSettings"))
                    .brokenBy(
                            "$context.identity.sourceIp",
                            t -> ((ObjectNode) t.properties("ApiStage").path("AccessLogSettings"))
                                    .put("Format", "$context.identity.sourceIp"))
                    .brokenBy(
                            "$context.path",
                            t -> ((ObjectNode) t.properties("ApiStage").path("AccessLogSettings"))
                                    .put("Format", "$context.path $context.requestId")),
            Rule.that(
                            "every function is traced",
                            t -> functions(
                                    t,
                                    function -> function.at("/TracingConfig/Mode")
                                            .asText()
                                            .equals("Active")))
                    .brokenBy(
                            "IntakeFunction",
                            t -> t.properties("IntakeFunction").remove("TracingConfig")),
            Rule.that("whoever looks up leaves intake its share of the account's concurrency", OperationRules::greedy)
                    .brokenBy(
                            "StatusFunction",
                            t -> t.properties("StatusFunction").remove("ReservedConcurrentExecutions")),
            Rule.that("whatever can be tagged says of which application and stage it is", OperationRules::untagged)
                    .brokenBy("LedgerTable", t -> t.properties("LedgerTable").remove("Tags"))
                    .brokenBy(
                            "IntakeFunction",
                            t -> t.properties("IntakeFunction").remove("Tags")));

    private OperationRules() {}

    private static List<String> lost(Template template) {
        Set<String> sections = sections();
        return alarms(template)
                .filter(alarm -> {
                    String text = alarm.getValue().path("AlarmDescription").asText();
                    return !text.startsWith(ANCHOR) || !sections.contains(text.substring(ANCHOR.length()));
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> sections() {
        try (Stream<String> lines = Files.lines(Path.of("../docs/runbook.md"))) {
            return lines.filter(line -> line.startsWith("## "))
                    .map(line -> line.substring(3)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9 -]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> silent(Template template) {
        return alarms(template)
                .filter(alarm -> !reports(alarm.getValue(), "AlarmActions") || !reports(alarm.getValue(), "OKActions"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean reports(ObjectNode alarm, String actions) {
        return Template.references(alarm.path(actions)).equals(Set.of("OperationsTopic"));
    }

    private static List<String> deaf(Template template) {
        return Stream.of("heartbeat", "overdue-seconds")
                .filter(metric -> alarms(template)
                        .noneMatch(alarm ->
                                alarm.getValue().path("MetricName").asText().equals(metric)
                                        && alarm.getValue()
                                                .path("TreatMissingData")
                                                .asText()
                                                .equals("breaching")))
                .toList();
    }

    private static List<String> unwatched(Template template) {
        return template.all("AWS::SQS::Queue").keySet().stream()
                .filter(queue -> alarms(template)
                        .noneMatch(alarm -> Template.references(alarm.getValue().path("Dimensions"))
                                        .equals(Set.of(queue))
                                && watches(queue, alarm.getValue())))
                .toList();
    }

    private static boolean watches(String queue, ObjectNode alarm) {
        String metric = alarm.path("MetricName").asText();
        return queue.endsWith("DeadLetters")
                ? metric.equals("ApproximateNumberOfMessagesVisible")
                        && alarm.path("Threshold").asInt(1) == 0
                : metric.equals("ApproximateAgeOfOldestMessage");
    }

    private static List<String> unguarded(Template template) {
        var violations = new ArrayList<String>();
        for (String function : template.functions().keySet()) {
            Stream.of("Errors", "Throttles")
                    .filter(metric -> alarms(template)
                            .noneMatch(alarm ->
                                    alarm.getValue().path("MetricName").asText().equals(metric)
                                            && Template.references(
                                                            alarm.getValue().path("Dimensions"))
                                                    .equals(Set.of(function))))
                    .map(metric -> function + " " + metric)
                    .forEach(violations::add);
        }
        return violations;
    }

    private static List<String> unheard(Template template) {
        Set<String> heard = alarms(template)
                .filter(alarm -> alarm.getValue().path("MetricName").asText().equals("verdict-age-seconds")
                        && alarm.getValue().path("ExtendedStatistic").asText().equals("p99"))
                .map(alarm -> Template.list(alarm.getValue().path("Dimensions")).stream()
                        .filter(dimension -> dimension.path("Name").asText().equals("lane"))
                        .map(dimension -> dimension.path("Value").asText())
                        .collect(Collectors.joining()))
                .collect(Collectors.toSet());
        return AUTHORITIES.stream()
                .filter(authority -> !heard.contains(authority))
                .toList();
    }

    private static List<String> missing(Template template) {
        String all = alarms(template).map(alarm -> alarm.getValue().toString()).collect(Collectors.joining("\n"));
        return Stream.of(
                        "breaker-opened",
                        "stuck",
                        "unknown-word",
                        "forgotten",
                        "budget-used-up",
                        "not-signed",
                        "unheard-seconds",
                        "channel-dead",
                        "undeliverable",
                        "CallCount",
                        "Bounce",
                        "Complaint",
                        "5xx")
                .filter(metric -> !all.contains("\"" + metric + "\""))
                .toList();
    }

    private static List<String> uncounted(Template template) {
        boolean counted = template.all("AWS::SES::ConfigurationSetEventDestination").values().stream()
                .map(destination -> destination.path("EventDestination"))
                .anyMatch(events -> events.path("Enabled").asBoolean()
                        && new TreeSet<>(Template.texts(events.path("MatchingEventTypes")))
                                .containsAll(Set.of("BOUNCE", "COMPLAINT")));
        return counted ? List.of() : List.of("NoticesFailures");
    }

    private static List<String> blind(Template template) {
        String body = template.all("AWS::CloudWatch::Dashboard").values().stream()
                .map(JsonNode::toString)
                .collect(Collectors.joining());
        return body.isEmpty()
                ? List.of("no dashboard")
                : Stream.of("accepted", "signed", "submitted", "verdicts", "VN p99", "US dollars per thousand orders")
                        .filter(shown -> !body.contains(shown))
                        .toList();
    }

    private static List<String> talkative(Template template) {
        return template.all("AWS::ApiGatewayV2::Stage").entrySet().stream()
                .flatMap(stage -> {
                    String format =
                            stage.getValue().at("/AccessLogSettings/Format").asText();
                    return format.contains("$context.requestId")
                            ? PERSONAL.matcher(format).results().map(found -> found.group())
                            : Stream.of(stage.getKey() + " logs no request: " + format);
                })
                .toList();
    }

    private static List<String> greedy(Template template) {
        int reserved = template.properties("StatusFunction")
                .path("ReservedConcurrentExecutions")
                .asInt();
        return reserved > 0 ? List.of() : List.of("StatusFunction");
    }

    private static List<String> untagged(Template template) {
        return Stream.of("AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::SQS::Queue", "AWS::KMS::Key")
                .flatMap(type -> template.all(type).entrySet().stream())
                .filter(resource -> !Template.list(resource.getValue().path("Tags")).stream()
                        .map(tag -> tag.path("Key").asText() + "="
                                + tag.path("Value").asText())
                        .collect(Collectors.toSet())
                        .containsAll(Set.of("application=eco-relay", "stage=dev")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> functions(Template template, Predicate<ObjectNode> good) {
        return template.functions().entrySet().stream()
                .filter(function -> !good.test(function.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<Map.Entry<String, ObjectNode>> alarms(Template template) {
        return template.all(ALARM).entrySet().stream();
    }
}

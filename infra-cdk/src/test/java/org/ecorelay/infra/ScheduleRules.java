package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one timer: every minute, one at a time, and a missed beat is not repeated. */
final class ScheduleRules {
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";
    private static final String INVOCATION = "AWS::Lambda::EventInvokeConfig";

    static final List<Rule> ALL = List.of(
            Rule.that("one schedule starts the poller every minute", ScheduleRules::otherSchedules)
                    .brokenBy(
                            "rate(5 minutes)",
                            t -> t.properties("EveryMinuteSchedule").put("ScheduleExpression", "rate(5 minutes)"))
                    .brokenBy(
                            "StatusFunction",
                            t -> t.properties("EveryMinuteSchedule")
                                    .withObject("/Target/Arn")
                                    .withArray("/Fn::GetAtt")
                                    .set(0, "StatusFunction"))
                    .brokenBy("0 schedules", t -> t.remove("EveryMinuteSchedule")),
            Rule.that("the poller runs alone", ScheduleRules::crowds)
                    .brokenBy(
                            "PollerFunction",
                            t -> t.properties("PollerFunction").remove("ReservedConcurrentExecutions"))
                    .brokenBy(
                            "PollerFunction",
                            t -> t.properties("PollerFunction").put("ReservedConcurrentExecutions", 2)),
            Rule.that("a missed beat is neither kept beyond 60 s nor repeated", ScheduleRules::repetitions)
                    .brokenBy("EveryMinuteSchedule", t -> retries(t).put("MaximumRetryAttempts", 185))
                    .brokenBy("EveryMinuteSchedule", t -> retries(t).remove("MaximumEventAgeInSeconds"))
                    .brokenBy(
                            "EveryMinuteInvocation",
                            t -> t.properties("EveryMinuteInvocation").remove("MaximumRetryAttempts"))
                    .brokenBy("no EventInvokeConfig", t -> t.remove("EveryMinuteInvocation")));

    private ScheduleRules() {}

    private static List<String> otherSchedules(Template template) {
        var schedules = template.all(SCHEDULE).values();
        if (schedules.size() != 1) {
            return List.of(schedules.size() + " schedules");
        }
        List<String> violations = new ArrayList<>();
        schedules.forEach(schedule -> {
            var rate = schedule.path("ScheduleExpression").asText();
            var target = Template.target(schedule.at("/Target/Arn"));
            if (!rate.equals("rate(1 minute)") || !target.equals("PollerFunction")) {
                violations.add(rate + " starts " + target);
            }
        });
        return violations;
    }

    private static List<String> crowds(Template template) {
        return template.all(SCHEDULE).values().stream()
                .map(schedule -> Template.target(schedule.at("/Target/Arn")))
                .filter(id -> template.properties(id)
                                .path("ReservedConcurrentExecutions")
                                .asInt()
                        != 1)
                .toList();
    }

    private static List<String> repetitions(Template template) {
        List<String> violations = new ArrayList<>();
        template.all(SCHEDULE).forEach((id, schedule) -> {
            if (!once(schedule.at("/Target/RetryPolicy"))) {
                violations.add(id);
            }
            if (template.all(INVOCATION).values().stream()
                    .noneMatch(config -> config.path("FunctionName").equals(ref(schedule)))) {
                violations.add("no EventInvokeConfig for the target of " + id);
            }
        });
        template.all(INVOCATION).entrySet().stream()
                .filter(entry -> !once(entry.getValue()))
                .map(Map.Entry::getKey)
                .forEach(violations::add);
        return violations;
    }

    private static boolean once(JsonNode policy) {
        return policy.path("MaximumEventAgeInSeconds").asInt(-1) == 60
                && policy.path("MaximumRetryAttempts").asInt(-1) == 0;
    }

    private static ObjectNode ref(ObjectNode schedule) {
        return schedule.objectNode().put("Ref", Template.target(schedule.at("/Target/Arn")));
    }

    private static ObjectNode retries(Template template) {
        return template.properties("EveryMinuteSchedule").withObject("/Target/RetryPolicy");
    }
}

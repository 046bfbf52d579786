package org.ecorelay.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what runs: functions, and what invokes them from queues and by time. */
final class ComputeReader {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final int SCHEDULER_DEFAULT_AGE_SECONDS = 86_400;

    private final Stack stack;

    ComputeReader(Stack stack) {
        this.stack = stack;
    }

    LambdaFunction function(Block function) {
        function.only("Runtime", "java25");
        return new LambdaFunction(
                function.logicalId(),
                function.word("FunctionName").orElse(stack.nameOf(function.logicalId())),
                function.needWord("Handler"),
                function.needTarget("Role"),
                function.number("Timeout").orElse(3),
                function.number("MemorySize").orElse(128),
                function.block("Environment", environment -> environment.texts("Variables"))
                        .orElse(Map.of()),
                function.number("ReservedConcurrentExecutions"));
    }

    LogGroup logGroup(Block group) {
        return new LogGroup(group.logicalId(), group.word("LogGroupName").orElse(stack.nameOf(group.logicalId())));
    }

    EventSource eventSource(Block mapping) {
        mapping.only("Enabled", "true");
        List<String> types = mapping.words("FunctionResponseTypes");
        if (!types.isEmpty() && !types.equals(List.of("ReportBatchItemFailures"))) {
            throw mapping.notUnderstood("FunctionResponseTypes", types + " is not understood", "Teach BatchAnswer");
        }
        return new EventSource(
                mapping.logicalId(),
                mapping.needTarget("EventSourceArn"),
                mapping.needTarget("FunctionName"),
                mapping.number("BatchSize").orElse(10),
                mapping.number("MaximumBatchingWindowInSeconds").orElse(0),
                !types.isEmpty(),
                mapping.block("ScalingConfig", scaling -> scaling.number("MaximumConcurrency"))
                        .orElse(OptionalInt.empty()));
    }

    /** How long Lambda's own queue keeps an asynchronous event for a function. */
    record AsynchronousAge(String function, Duration age) {}

    AsynchronousAge invokeConfig(Block configuration) {
        configuration.only("Qualifier", "$LATEST");
        // A local run does not repeat asynchronous invocations, so the template must not promise it.
        configuration.only("MaximumRetryAttempts", "0");
        return new AsynchronousAge(
                configuration.needTarget("FunctionName"),
                Duration.ofSeconds(
                        configuration.number("MaximumEventAgeInSeconds").orElse(21_600)));
    }

    Schedule schedule(Block schedule, List<AsynchronousAge> ages) {
        schedule.only("State", "ENABLED");
        schedule.block("FlexibleTimeWindow", window -> {
            window.only("Mode", "OFF");
            return window;
        });
        String name = schedule.word("Name").orElse(stack.nameOf(schedule.logicalId()));
        Duration rate = rate(schedule);
        return schedule.block("Target", target -> scheduled(schedule.logicalId(), name, rate, target, ages))
                .orElseThrow(() -> schedule.notUnderstood("Target", "it is missing", "Synthesize the template anew"));
    }

    private static Schedule scheduled(
            String logicalId, String name, Duration rate, Block target, List<AsynchronousAge> ages) {
        String function = target.needTarget("Arn");
        Optional<Duration> retryAge = target.block("RetryPolicy", policy -> {
            policy.number("MaximumRetryAttempts");
            return Duration.ofSeconds(policy.number("MaximumEventAgeInSeconds").orElse(SCHEDULER_DEFAULT_AGE_SECONDS));
        });
        Duration own = retryAge.orElse(Duration.ofSeconds(SCHEDULER_DEFAULT_AGE_SECONDS));
        Duration age = ages.stream()
                .filter(each -> each.function().equals(function))
                .map(AsynchronousAge::age)
                .reduce(own, (left, right) -> left.compareTo(right) <= 0 ? left : right);
        return new Schedule(logicalId, name, function, rate, target.word("Input"), age);
    }

    private static Duration rate(Block schedule) {
        String expression = schedule.needWord("ScheduleExpression");
        Matcher matcher = RATE.matcher(expression);
        if (!matcher.matches()) {
            throw schedule.notUnderstood(
                    "ScheduleExpression", expression + " is not understood, only rate(…)", "Teach ComputeReader");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}

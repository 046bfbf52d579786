package org.ecorelay.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/** The dashboard: orders on their way to a verdict, how long each authority takes, what a thousand orders cost. */
final class Overview extends Construct {
    private static final int HALF = 12;
    private static final int WHOLE = 24;
    private static final int HEIGHT = 6;

    private final Measured measured;

    Overview(Construct scope, Measured measured, Parts parts) {
        super(scope, "Dashboard");
        this.measured = measured;
        Dashboard.Builder.create(this, "Overview")
                .dashboardName(Aws.STACK_NAME)
                .widgets(List.of(
                        List.of(title()),
                        List.of(funnel(parts), times()),
                        List.of(cost(parts), health(parts)),
                        List.of(queues(parts), functions(parts))))
                .build();
    }

    /** What it shows. */
    record Parts(
            String apiId,
            WorkQueue orders,
            WorkQueue submissions,
            Tables tables,
            Map<String, RelayFunction> functions) {}

    private static IWidget title() {
        return TextWidget.Builder.create()
                .markdown(
                        "# eCO Relay\nEach alarm names its section of `docs/runbook.md`. Verdicts are pre-verifications:"
                                + " the customs authority decides on preference.")
                .width(WHOLE)
                .height(2)
                .build();
    }

    /** Every step is a message or a verdict, so that nothing is logged for it. */
    private IWidget funnel(Parts parts) {
        return graph(
                "Orders to verdicts",
                named(Measured.queue(parts.orders().name(), "NumberOfMessagesSent", "Sum"), "accepted"),
                named(Measured.queue(parts.submissions().name(), "NumberOfMessagesSent", "Sum"), "signed"),
                named(Measured.queue(parts.submissions().name(), "NumberOfMessagesDeleted", "Sum"), "submitted"),
                named(measured.own("verdict-age-seconds", "SampleCount"), "verdicts"));
    }

    private IWidget times() {
        return graph(
                "Seconds from submission to verdict, by authority (p50, p99)",
                Alarms.AUTHORITIES.stream()
                        .flatMap(authority -> Stream.of(
                                named(measured.own("verdict-age-seconds", authority, "p50"), authority + " p50"),
                                named(measured.own("verdict-age-seconds", authority, "p99"), authority + " p99")))
                        .toArray(IMetric[]::new));
    }

    private IWidget cost(Parts parts) {
        var orders = Measured.queue(parts.orders().name(), "NumberOfMessagesSent", "Sum");
        var cost = MathExpression.Builder.create()
                .expression("1000 * (" + dollars(RelayFunction.MEMORY_MB / 1024.0) + ") / orders")
                // Sorted: the order of Map.of differs from run to run, and so would the template.
                .usingMetrics(new TreeMap<>(Map.of(
                        "writes", sum("writes", parts, "ConsumedWriteCapacityUnits"),
                        "reads", sum("reads", parts, "ConsumedReadCapacityUnits"),
                        "messages", Measured.queue(parts.submissions().name(), "NumberOfMessagesSent", "Sum"),
                        "invocations", functions("i", parts, "Invocations"),
                        "milliseconds", functions("d", parts, "Duration"),
                        "orders", orders)))
                .label("US dollars per thousand orders, without KMS and mails")
                .period(Duration.hours(1))
                .build();
        return graph("Cost per thousand orders", cost);
    }

    /**
     * List prices in US dollars of us-east-1, November 2026, of what follows the number of orders: DynamoDB per million write
     * and read units, SQS per million requests, Lambda (arm64) per GB-second and per million requests. KMS and mails come on top.
     */
    private static String dollars(double gigabytes) {
        return "(writes * 0.625 + reads * 0.125 + messages * 0.4 + invocations * 0.2) / 1000000"
                + " + milliseconds / 1000 * " + gigabytes + " * 0.0000133334";
    }

    private static IMetric sum(String name, Parts parts, String metric) {
        var tables = parts.tables();
        return MathExpression.Builder.create()
                .expression("%1$sc + %1$sl + %1$sr + %1$sw".formatted(name))
                .usingMetrics(new TreeMap<>(Map.of(
                        name + "c", Measured.table(tables.certificates().getTableName(), metric, "Sum"),
                        name + "l", Measured.table(tables.ledger().getTableName(), metric, "Sum"),
                        name + "r", Measured.table(tables.registry().getTableName(), metric, "Sum"),
                        name + "w", Measured.table(tables.work().getTableName(), metric, "Sum"))))
                .period(Duration.hours(1))
                .build();
    }

    private static IMetric functions(String name, Parts parts, String metric) {
        var metrics = new TreeMap<String, IMetric>();
        parts.functions()
                .forEach((function, each) ->
                        metrics.put(name + function.toLowerCase(Locale.ROOT), Measured.lambda(each, metric, "Sum")));
        return MathExpression.Builder.create()
                .expression(String.join(" + ", metrics.keySet()))
                .usingMetrics(metrics)
                .period(Duration.hours(1))
                .build();
    }

    private IWidget health(Parts parts) {
        return graph(
                "What needs somebody",
                named(measured.own("overdue-seconds", "Maximum"), "oldest due row, seconds"),
                named(measured.own("stuck", "Sum"), "stuck"),
                named(measured.own("breaker-opened", "Sum"), "breaker opened"),
                named(Measured.api(parts.apiId(), "5xx", "Sum"), "API 5xx"));
    }

    private static IWidget queues(Parts parts) {
        return graph(
                "Age of the oldest message, seconds",
                named(Measured.queue(parts.orders().name(), "ApproximateAgeOfOldestMessage", "Maximum"), "orders"),
                named(
                        Measured.queue(parts.submissions().name(), "ApproximateAgeOfOldestMessage", "Maximum"),
                        "submissions"));
    }

    private static IWidget functions(Parts parts) {
        return graph(
                "Duration p99 of each function, milliseconds",
                parts.functions().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> named(Measured.lambda(entry.getValue(), "Duration", "p99"), entry.getKey()))
                        .toArray(IMetric[]::new));
    }

    private static IMetric named(Metric metric, String label) {
        return metric.with(MetricOptions.builder().label(label).build());
    }

    private static IWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(List.of(metrics))
                .width(HALF)
                .height(HEIGHT)
                .build();
    }
}

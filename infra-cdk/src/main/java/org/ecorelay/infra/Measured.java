package org.ecorelay.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** Metrics, as alarms and the dashboard name them. */
final class Measured {
    /** Where the functions count; {@code org.ecorelay.aws.lambda.Metrics} writes there. */
    private static final String OWN = "eCO Relay";

    private final String stage;

    Measured(String stage) {
        this.stage = stage;
    }

    /** A metric of the functions' own, over all lanes. */
    Metric own(String name, String statistic) {
        return metric(OWN, name, statistic, Map.of("stage", stage));
    }

    /** A metric of the functions' own in one lane. */
    Metric own(String name, String lane, String statistic) {
        return metric(OWN, name, statistic, Map.of("lane", lane, "stage", stage));
    }

    static Metric lambda(RelayFunction function, String name, String statistic) {
        return metric(
                "AWS/Lambda",
                name,
                statistic,
                Map.of("FunctionName", function.function().getFunctionName()));
    }

    static Metric queue(String queueName, String name, String statistic) {
        return metric("AWS/SQS", name, statistic, Map.of("QueueName", queueName));
    }

    static Metric table(String tableName, String name, String statistic) {
        return metric("AWS/DynamoDB", name, statistic, Map.of("TableName", tableName));
    }

    static Metric api(String apiId, String name, String statistic) {
        return metric("AWS/ApiGateway", name, statistic, Map.of("ApiId", apiId));
    }

    /** What SES counts of the mails of this stack. */
    static Metric mail(String configurationSet, String name, String statistic) {
        return metric("AWS/SES", name, statistic, Map.of("ses:configuration-set", configurationSet));
    }

    /** Signatures with elliptic curves in this account and region, whoever makes them: the quota is shared. */
    static Metric signatures() {
        return metric(
                "AWS/Usage",
                "CallCount",
                "Sum",
                Map.of(
                        "Class", "None",
                        "Resource", "CryptographicOperationsEcc",
                        "Service", "KMS",
                        "Type", "API"));
    }

    private static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(Duration.minutes(5))
                .build();
    }
}

package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/** What somebody is woken up for. Each alarm says where in the runbook to read on; nothing that repairs itself is an alarm. */
final class Alarms extends Construct {
    /** Whom the reported cut-over concerns; each is late by itself. */
    static final List<String> AUTHORITIES = List.of("CN", "JP", "KR", "MY", "TH", "VN");

    private static final String RUNBOOK = "Runbook: docs/runbook.md#";
    private static final int OVERDUE_SECONDS = 300;
    private static final int OLD_MESSAGE_SECONDS = 300;

    /** Later than a day is what exporters ask about; the relay itself learns what is usual. */
    private static final int LATE_VERDICT_SECONDS = 86_400;

    /** Longer than any pause that the platform can ask for. Slow authorities are asked every quarter of an hour: an hour has data. */
    private static final int UNHEARD_SECONDS = 7_200;

    private static final int QUOTA_PERCENT = 80;

    /** SES puts a sender under review at 5 % bounces; of a few mails one is many, so these are counted. */
    private static final int BOUNCES_AN_HOUR = 10;

    private static final int COMPLAINTS_AN_HOUR = 2;

    private final SnsAction report;
    private final Measured measured;

    Alarms(Construct scope, Operations operations, Measured measured) {
        super(scope, "Alarm");
        this.report = new SnsAction(operations.topic());
        this.measured = measured;
    }

    /** The timer: no sign of life is the alarm. */
    Alarms timer() {
        add(
                "Heartbeat",
                measured.own("heartbeat", "Sum"),
                1,
                "heartbeat-missing",
                Raised.below().whenMissing());
        add(
                "Overdue",
                measured.own("overdue-seconds", "Maximum"),
                OVERDUE_SECONDS,
                "overdue-rows",
                Raised.above().whenMissing());
        return this;
    }

    Alarms queue(String name, WorkQueue queue) {
        add(
                name + "DeadLetters",
                Measured.queue(queue.deadLettersName(), "ApproximateNumberOfMessagesVisible", "Maximum"),
                0,
                "dead-letter-message",
                Raised.above());
        add(
                name + "Age",
                Measured.queue(queue.name(), "ApproximateAgeOfOldestMessage", "Maximum"),
                OLD_MESSAGE_SECONDS,
                "old-messages",
                Raised.above().twice());
        return this;
    }

    Alarms function(String name, RelayFunction function) {
        add(
                name + "Errors",
                Measured.lambda(function, "Errors", "Sum"),
                0,
                "errors-and-throttles",
                Raised.above().twice());
        add(
                name + "Throttles",
                Measured.lambda(function, "Throttles", "Sum"),
                0,
                "errors-and-throttles",
                Raised.above().twice());
        return this;
    }

    Alarms api(String apiId) {
        add(
                "ApiErrors",
                Measured.api(apiId, "5xx", "Sum"),
                0,
                "errors-and-throttles",
                Raised.above().twice());
        return this;
    }

    /** What the platform and its authorities do. */
    Alarms authorities() {
        add("Stuck", measured.own("stuck", "Sum"), 0, "stuck-rows", Raised.above());
        add("Breaker", measured.own("breaker-opened", "Sum"), 0, "breaker-open", Raised.above());
        add("Unknown", measured.own("unknown-word", "Sum"), 0, "unknown-word-or-field", Raised.above());
        add("Forgotten", measured.own("forgotten", "Sum"), 0, "forgotten-by-the-platform", Raised.above());
        add(
                "Unheard",
                hourly(measured.own("unheard-seconds", "Maximum")),
                UNHEARD_SECONDS,
                "credential-refused",
                Raised.above());
        add(
                "PlatformQuota",
                measured.own("budget-used-up", "Sum"),
                0,
                "quota-of-kms-or-platform",
                Raised.above().twice());
        AUTHORITIES.forEach(authority -> add(
                "Verdicts" + authority,
                measured.own("verdict-age-seconds", authority, "p99"),
                LATE_VERDICT_SECONDS,
                "verdicts-are-late",
                Raised.above()));
        return this;
    }

    /** Signing and telling; bounces only where somebody counts them. */
    Alarms services(Optional<String> mailConfiguration) {
        var used = MathExpression.Builder.create()
                .expression("100 * signatures / (SERVICE_QUOTA(signatures) * 300)")
                .usingMetrics(Map.of("signatures", Measured.signatures()))
                .label("percent of the KMS quota used")
                .period(Duration.minutes(5))
                .build();
        add(
                "Signing",
                measured.own("not-signed", "Sum"),
                0,
                "signing-refused",
                Raised.above().twice());
        add("KmsQuota", used, QUOTA_PERCENT, "quota-of-kms-or-platform", Raised.above());
        add("Undeliverable", measured.own("undeliverable", "Sum"), 0, "bounces-dead-channel-mail-cap", Raised.above());
        add("ChannelDead", measured.own("channel-dead", "Sum"), 0, "bounces-dead-channel-mail-cap", Raised.above());
        mailConfiguration.ifPresent(this::mails);
        return this;
    }

    private void mails(String configuration) {
        add(
                "Bounces",
                hourly(Measured.mail(configuration, "Bounce", "Sum")),
                BOUNCES_AN_HOUR,
                "bounces-dead-channel-mail-cap",
                Raised.above());
        add(
                "Complaints",
                hourly(Measured.mail(configuration, "Complaint", "Sum")),
                COMPLAINTS_AN_HOUR,
                "bounces-dead-channel-mail-cap",
                Raised.above());
    }

    private static IMetric hourly(Metric metric) {
        return metric.with(MetricOptions.builder().period(Duration.hours(1)).build());
    }

    private void add(String id, IMetric metric, int threshold, String anchor, Raised raised) {
        var alarm = Alarm.Builder.create(this, id)
                .alarmDescription(RUNBOOK + anchor)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(raised.when())
                .evaluationPeriods(raised.periods())
                .treatMissingData(raised.missing())
                .build();
        alarm.addAlarmAction(report);
        alarm.addOkAction(report);
    }

    /** When a threshold becomes an alarm. */
    private record Raised(ComparisonOperator when, int periods, TreatMissingData missing) {
        static Raised above() {
            return new Raised(ComparisonOperator.GREATER_THAN_THRESHOLD, 1, TreatMissingData.NOT_BREACHING);
        }

        static Raised below() {
            return new Raised(ComparisonOperator.LESS_THAN_THRESHOLD, 1, TreatMissingData.NOT_BREACHING);
        }

        Raised twice() {
            return new Raised(when, 2, missing);
        }

        /** No data is the worst news. */
        Raised whenMissing() {
            return new Raised(when, periods, TreatMissingData.BREACHING);
        }
    }
}

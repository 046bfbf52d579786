package org.ecorelay.infra;

import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.EventInvokeConfig;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** The one timer. A beat that is missed is not repeated: the next one does what is due. */
final class PollerSchedule extends Construct {
    private static final int MAX_EVENT_AGE_SECONDS = 60;

    PollerSchedule(Construct scope, PollerFunction poller) {
        super(scope, "EveryMinute");
        CfnSchedule.Builder.create(this, "Schedule")
                .scheduleExpression("rate(1 minute)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(poller.arn())
                        .roleArn(role(poller).getRoleArn())
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(MAX_EVENT_AGE_SECONDS)
                                .maximumRetryAttempts(0)
                                .build())
                        .build())
                .build();
        // Scheduler invokes asynchronously: Lambda's own queue has an age and retries of its own.
        EventInvokeConfig.Builder.create(this, "Invocation")
                .function(poller.function())
                .maxEventAge(Duration.seconds(MAX_EVENT_AGE_SECONDS))
                .retryAttempts(0)
                .build();
    }

    private Role role(PollerFunction poller) {
        var document = new PolicyDocument();
        document.addStatements(Allow.on(poller.arn(), "lambda:InvokeFunction"));
        var ownAccount = Map.<String, Object>of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
        return Role.Builder.create(this, "Role")
                .assumedBy(new PrincipalWithConditions(new ServicePrincipal("scheduler.amazonaws.com"), ownAccount))
                .inlinePolicies(Map.of("own", document))
                .build();
    }
}

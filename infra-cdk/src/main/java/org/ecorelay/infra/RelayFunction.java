package org.ecorelay.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The three resources that each of our functions is made of: its log group, its own role, the function. */
abstract sealed class RelayFunction extends Construct
        permits IntakeFunction, BuilderFunction, SubmitterFunction, PollerFunction, StatusFunction, DocumentFunction {
    static final int MEMORY_MB = 1024;

    private final Function function;

    /**
     * Adds function {@code name} ({@code Intake}, …) to {@code scope}.
     *
     * @param environment its variables beside those that all functions have
     * @param permissions what it may do beside writing its own log
     */
    RelayFunction(
            Construct scope,
            String name,
            Sizing sizing,
            Foundation foundation,
            Map<String, String> environment,
            List<PolicyStatement> permissions) {
        super(scope, name);
        var room = name.toLowerCase(Locale.ROOT);
        var log = log();
        function = Function.Builder.create(this, "Function")
                .description("eCO Relay " + room + " (" + foundation.stage() + ")")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler("org.ecorelay." + room + "." + name + "Handler")
                .code(foundation.code().of(room))
                .memorySize(MEMORY_MB)
                .timeout(Duration.seconds(sizing.timeoutSeconds()))
                .reservedConcurrentExecutions(sizing.reservedConcurrency())
                .role(role(log, foundation.tables(), permissions))
                .logGroup(log)
                // Without START, END and REPORT of each invocation: their figures are metrics anyway (ADR 0032).
                .loggingFormat(LoggingFormat.JSON)
                .systemLogLevelV2(SystemLogLevel.WARN)
                .applicationLogLevelV2(ApplicationLogLevel.INFO)
                .environment(foundation.environment(environment))
                .build();
        // Sampled by X-Ray itself: the first request of a second and one of twenty after it. Not by CDK's own switch,
        // which
        // writes the permission into a policy beside the role.
        if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
            resource.setTracingConfig(
                    CfnFunction.TracingConfigProperty.builder().mode("Active").build());
        }
    }

    final Function function() {
        return function;
    }

    final String arn() {
        return function.getFunctionArn();
    }

    /** Feeds the function from {@code queue}: at once, ten at most, and only failed messages come back. */
    final void consume(WorkQueue queue, int maxConcurrency) {
        CfnEventSourceMapping.Builder.create(this, "Mapping")
                .eventSourceArn(queue.arn())
                .functionName(function.getFunctionName())
                .batchSize(10)
                .maximumBatchingWindowInSeconds(0)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .scalingConfig(CfnEventSourceMapping.ScalingConfigProperty.builder()
                        .maximumConcurrency(maxConcurrency)
                        .build())
                .build();
    }

    private LogGroup log() {
        return LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private Role role(LogGroup log, Tables tables, List<PolicyStatement> permissions) {
        var document = new PolicyDocument();
        document.addStatements(Allow.on(log.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
        permissions.forEach(document::addStatements);
        tables.keyUse().ifPresent(document::addStatements);
        // X-Ray knows no resources.
        document.addStatements(Allow.on("*", "xray:PutTelemetryRecords", "xray:PutTraceSegments"));
        return Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("own", document))
                .build();
    }
}

package org.ecorelay.local.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a local run knowingly leaves out of the template, and why.
 *
 * <p>An entry is a resource type, or a type, a space and the path of a property; the type {@code *} means every resource.
 * A test fails on an entry that the checked-in template does not use.
 */
final class Ignored {
    private static final String NO_TRUST =
            "locally every function has its own role, and AWS's services may do everything";
    private static final String NO_LOGS = "log lines go to the caller's sink";
    private static final String NO_HARM = "guards data at AWS; a local run's data directory is the user's";
    private static final String NO_WATCH = "nobody is on call for a local run";
    private static final String LABEL = "a label for people";

    private static final Map<String, String> ENTRIES = new TreeMap<>(Map.ofEntries(
            Map.entry("* DeletionPolicy", NO_HARM),
            Map.entry("* Tags", LABEL),
            Map.entry("* UpdateReplacePolicy", NO_HARM),
            Map.entry("* DependsOn", "the order of creation is the reader's own"),
            Map.entry("AWS::IAM::Role AssumeRolePolicyDocument", NO_TRUST),
            Map.entry("AWS::Lambda::Permission", NO_TRUST),
            Map.entry("AWS::Lambda::Function Code", "the classes are on the class path"),
            Map.entry("AWS::Lambda::Function Architectures", "Java runs on any"),
            Map.entry("AWS::Lambda::Function Description", LABEL),
            Map.entry("AWS::Lambda::Function LoggingConfig", NO_LOGS),
            Map.entry("AWS::Logs::LogGroup RetentionInDays", NO_LOGS),
            Map.entry("AWS::ApiGatewayV2::Stage AccessLogSettings", NO_LOGS),
            Map.entry("AWS::CloudWatch::Alarm", NO_WATCH),
            Map.entry("AWS::CloudWatch::Dashboard", NO_WATCH),
            Map.entry("AWS::Lambda::Function TracingConfig", NO_WATCH),
            Map.entry("AWS::SES::ConfigurationSetEventDestination", NO_WATCH),
            Map.entry("AWS::Scheduler::Schedule Target.RoleArn", NO_TRUST),
            Map.entry("AWS::SNS::TopicPolicy", NO_TRUST),
            Map.entry("AWS::SES::ConfigurationSet DeliveryOptions", "no mail leaves the machine"),
            Map.entry("AWS::SecretsManager::Secret Description", LABEL),
            Map.entry("AWS::KMS::Key Description", LABEL),
            Map.entry("AWS::SQS::QueuePolicy", NO_TRUST),
            Map.entry("AWS::SQS::Queue SqsManagedSseEnabled", NO_HARM),
            Map.entry("AWS::DynamoDB::Table PointInTimeRecoverySpecification", NO_HARM),
            Map.entry("AWS::DynamoDB::Table DeletionProtectionEnabled", NO_HARM),
            Map.entry("AWS::KMS::Key KeyPolicy", NO_TRUST)));

    private final Set<String> used = new TreeSet<>();

    static Set<String> entries() {
        return ENTRIES.keySet();
    }

    /** Whether the entry is on the list; if so it is remembered as used. */
    boolean has(String entry) {
        boolean listed = ENTRIES.containsKey(entry);
        if (listed) {
            used.add(entry);
        }
        return listed;
    }

    Set<String> used() {
        return used;
    }
}

package org.ecorelay.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Which resources exist, and what may be asked of each: exactly what {@link Provision} answers. */
final class ResourceTypes {
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String INVOKE_CONFIG = "AWS::Lambda::EventInvokeConfig";
    static final String EVENT_SOURCE = "AWS::Lambda::EventSourceMapping";
    static final String SCHEDULE = "AWS::Scheduler::Schedule";
    static final String API = "AWS::ApiGatewayV2::Api";
    static final String STAGE = "AWS::ApiGatewayV2::Stage";
    static final String ROUTE = "AWS::ApiGatewayV2::Route";
    static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
    static final String KEY = "AWS::KMS::Key";
    static final String SECRET = "AWS::SecretsManager::Secret";
    static final String TOPIC = "AWS::SNS::Topic";
    static final String MAIL_IDENTITY = "AWS::SES::EmailIdentity";
    static final String MAIL_CONFIGURATION = "AWS::SES::ConfigurationSet";
    static final String ROLE = "AWS::IAM::Role";
    static final String LOG_GROUP = "AWS::Logs::LogGroup";

    private static final Map<String, Set<String>> ANSWERED = Map.ofEntries(
            Map.entry(TABLE, Set.of("Ref", "Arn")),
            Map.entry(QUEUE, Set.of("Ref", "Arn", "QueueName")),
            Map.entry(FUNCTION, Set.of("Ref", "Arn")),
            Map.entry(API, Set.of("Ref", Provisioned.API_ENDPOINT)),
            Map.entry(INTEGRATION, Set.of("Ref")),
            Map.entry(KEY, Set.of("Ref", "Arn")),
            Map.entry(SECRET, Set.of("Ref", "Id")),
            Map.entry(TOPIC, Set.of("Ref", "TopicArn", "TopicName")),
            Map.entry(MAIL_IDENTITY, Set.of("Ref")),
            Map.entry(ROLE, Set.of("Arn")),
            Map.entry(LOG_GROUP, Set.of("Ref", "Arn")),
            Map.entry(MAIL_CONFIGURATION, Set.of("Ref")));

    private final JsonNode resources;
    private final Conditions conditions;

    ResourceTypes(JsonNode resources, Conditions conditions) {
        this.resources = resources;
        this.conditions = conditions;
    }

    /** Whether the resource's own condition, if it has one, holds. */
    boolean exists(String logicalId) {
        JsonNode condition = resources.path(logicalId).path("Condition");
        return resources.has(logicalId) && (condition.isMissingNode() || conditions.holds(condition.asText()));
    }

    String typeOf(String logicalId) {
        return resources.path(logicalId).path("Type").asText();
    }

    /** A reference to the attribute. */
    Text text(String where, String logicalId, String attribute) {
        if (!exists(logicalId)) {
            throw new TemplateNotUnderstood(
                    where, "there is no parameter or resource " + logicalId, "Synthesize the template anew");
        }
        if (!ANSWERED.getOrDefault(typeOf(logicalId), Set.of()).contains(attribute)) {
            throw new TemplateNotUnderstood(
                    where,
                    "a local run does not know " + attribute + " of " + logicalId + " (" + typeOf(logicalId) + ")",
                    "Teach org.ecorelay.local.template.ResourceTypes and Provision");
        }
        return Text.referring(logicalId, attribute);
    }
}

package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ecorelay.local.aws.Access.Asked;

/**
 * What a call asks for, in the words of IAM policies. Source of the actions that are not called like the operation: the
 * Service Authorization Reference (docs.aws.amazon.com/service-authorization).
 */
final class AskedAccess {
    private static final Map<String, String> BATCHES = Map.of(
            "SendMessageBatch", "SendMessage",
            "DeleteMessageBatch", "DeleteMessage",
            "ChangeMessageVisibilityBatch", "ChangeMessageVisibility");

    private static final Map<String, String> TRANSACTED = Map.of(
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "Get", "GetItem",
            "ConditionCheck", "ConditionCheckItem");

    private final String region;
    private final String accountId;
    private final UnaryOperator<String> secretArn;

    /**
     * Asks for the resources of one account and region.
     *
     * @param secretArn the ARN of a secret by its name: it ends with characters that the name does not say
     */
    AskedAccess(String region, String accountId, UnaryOperator<String> secretArn) {
        this.region = region;
        this.accountId = accountId;
        this.secretArn = secretArn;
    }

    List<Asked> of(Received received) {
        String service = received.request().service();
        String operation = received.operation();
        String resource = received.request().resource();
        return switch (service) {
            case "dynamodb" -> tables(operation, received.json());
            case "sqs" ->
                List.of(new Asked("sqs:" + BATCHES.getOrDefault(operation, operation), arn(service, resource)));
            case "kms" -> List.of(new Asked("kms:" + operation, named(service, "key/", resource)));
            case "secretsmanager" -> List.of(new Asked("secretsmanager:" + operation, secretArn.apply(resource)));
            case "ses" -> mail(operation, received.json());
            default -> List.of(new Asked(service + ":" + operation, named(service, "", resource)));
        };
    }

    private List<Asked> tables(String operation, ObjectNode json) {
        if (json.has("TransactItems")) {
            var asked = new ArrayList<Asked>();
            json.path("TransactItems")
                    .forEach(item -> item.properties()
                            .forEach(part -> asked.add(new Asked(
                                    "dynamodb:" + TRANSACTED.getOrDefault(part.getKey(), part.getKey()),
                                    table(part.getValue())))));
            return asked;
        }
        JsonNode several = json.path("RequestItems");
        Stream<String> arns = several.isObject()
                ? several.propertyStream().map(entry -> arn("dynamodb", "table/" + entry.getKey()))
                : Stream.of(table(json));
        return arns.map(arn -> new Asked("dynamodb:" + operation, arn)).toList();
    }

    private String table(JsonNode input) {
        String table = arn("dynamodb", "table/" + input.path("TableName").asText());
        return Json.text(input, "IndexName")
                .map(index -> table + "/index/" + index)
                .orElse(table);
    }

    /** SES asks for the sender, and for the configuration set of the call. */
    private List<Asked> mail(String operation, ObjectNode json) {
        var asked = new ArrayList<Asked>();
        String from = json.path("FromEmailAddress").asText();
        String address = from.contains("<") ? from.substring(from.indexOf('<') + 1, from.length() - 1) : from;
        asked.add(new Asked("ses:" + operation, arn("ses", "identity/" + address)));
        Json.text(json, "ConfigurationSetName")
                .ifPresent(set -> asked.add(new Asked("ses:" + operation, arn("ses", "configuration-set/" + set))));
        return asked;
    }

    private String named(String service, String kind, String resource) {
        return resource.startsWith("arn:") ? resource : arn(service, kind + resource);
    }

    private String arn(String service, String resource) {
        return String.join(":", "arn", "aws", service, region, accountId, resource);
    }
}

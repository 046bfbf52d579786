package org.ecorelay.local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what keeps things: tables, queues, keys, secrets, topics and mail identities. */
final class DataReader {
    private final Stack stack;

    DataReader(Stack stack) {
        this.stack = stack;
    }

    Table table(Block table) {
        table.only("BillingMode", "PAY_PER_REQUEST");
        Map<String, String> types = new HashMap<>();
        table.blocks(
                "AttributeDefinitions",
                attribute -> types.put(attribute.needWord("AttributeName"), attribute.needWord("AttributeType")));
        return new Table(
                table.logicalId(),
                table.word("TableName").orElse(stack.nameOf(table.logicalId())),
                key(table, types),
                table.blocks("GlobalSecondaryIndexes", index -> index(index, types)),
                table.block("TimeToLiveSpecification", DataReader::timeToLive));
    }

    Queue queue(Block queue) {
        return new Queue(
                queue.logicalId(),
                queue.word("QueueName").orElse(stack.nameOf(queue.logicalId())),
                queue.number("VisibilityTimeout").orElse(30),
                queue.number("MessageRetentionPeriod").orElse(345_600),
                queue.number("DelaySeconds").orElse(0),
                queue.block(
                        "RedrivePolicy",
                        redrive -> new Queue.Redrive(
                                redrive.needTarget("deadLetterTargetArn"),
                                Integer.parseInt(redrive.needWord("maxReceiveCount")))));
    }

    KmsKey key(Block key) {
        return new KmsKey(
                key.logicalId(),
                "alias/" + stack.name() + "/" + key.logicalId(),
                key.word("KeySpec").orElse("SYMMETRIC_DEFAULT"),
                key.word("KeyUsage").orElse("ENCRYPT_DECRYPT"));
    }

    Secret secret(Block secret) {
        return new Secret(
                secret.logicalId(),
                secret.word("Name").orElse(stack.nameOf(secret.logicalId())),
                secret.block("GenerateSecretString", generated -> {
                            generated.only("ExcludePunctuation", "true");
                            return OptionalInt.of(Integer.parseInt(generated.needWord("PasswordLength")));
                        })
                        .orElse(OptionalInt.empty()));
    }

    Topic topic(Block topic) {
        return new Topic(topic.logicalId(), topic.word("TopicName").orElse(stack.nameOf(topic.logicalId())));
    }

    MailIdentity mailIdentity(Block identity) {
        return new MailIdentity(
                identity.logicalId(),
                identity.needWord("EmailIdentity"),
                identity.block(
                        "ConfigurationSetAttributes", attributes -> attributes.needTarget("ConfigurationSetName")));
    }

    MailConfiguration mailConfiguration(Block configuration) {
        return new MailConfiguration(
                configuration.logicalId(), configuration.word("Name").orElse(stack.nameOf(configuration.logicalId())));
    }

    private static Table.Index index(Block index, Map<String, String> types) {
        Table.Key key = key(index, types);
        String name = index.needWord("IndexName");
        return index.block(
                        "Projection",
                        projection -> new Table.Index(
                                name, key, projection.needWord("ProjectionType"), projection.words("NonKeyAttributes")))
                .orElseThrow(() -> index.notUnderstood("Projection", "it is missing", "Synthesize the template anew"));
    }

    private static Table.Key key(Block block, Map<String, String> types) {
        Map<String, Table.Attribute> byKind = new HashMap<>();
        block.blocks("KeySchema", element -> {
            String name = element.needWord("AttributeName");
            return byKind.put(element.needWord("KeyType"), new Table.Attribute(name, typeOf(element, types, name)));
        });
        Table.Attribute partition = byKind.get("HASH");
        if (partition == null) {
            throw block.notUnderstood("KeySchema", "it has no HASH key", "Synthesize the template anew");
        }
        return new Table.Key(partition, Optional.ofNullable(byKind.get("RANGE")));
    }

    private static String typeOf(Block element, Map<String, String> types, String name) {
        String type = types.get(name);
        if (type == null) {
            throw element.notUnderstood("AttributeName", name + " is not defined", "Synthesize the template anew");
        }
        return type;
    }

    private static String timeToLive(Block specification) {
        specification.only("Enabled", "true");
        return specification.needWord("AttributeName");
    }
}

package org.ecorelay.local.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates tables with their indexes and time to live, or makes sure that an existing one is the same. */
final class ProvisionTables {
    private final DynamoDbClient dynamo;

    ProvisionTables(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    void create(Table table) {
        if (dynamo.listTablesPaginator().tableNames().stream().anyMatch(table.name()::equals)) {
            requireSame(table);
        } else {
            createNew(table);
        }
        dynamo.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
        table.timeToLive().ifPresent(attribute -> timeToLive(table.name(), attribute));
    }

    private void createNew(Table table) {
        List<GlobalSecondaryIndex> indexes =
                table.indexes().stream().map(ProvisionTables::index).toList();
        dynamo.createTable(request -> request.tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definitions(table))
                .keySchema(schema(table.key()))
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes));
    }

    private void timeToLive(String table, String attribute) {
        var now = dynamo.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
        if (now.timeToLiveStatus() != TimeToLiveStatus.ENABLED) {
            dynamo.updateTimeToLive(request -> request.tableName(table)
                    .timeToLiveSpecification(specification ->
                            specification.attributeName(attribute).enabled(true)));
        }
    }

    private void requireSame(Table table) {
        TableDescription found =
                dynamo.describeTable(request -> request.tableName(table.name())).table();
        Map<String, List<KeySchemaElement>> indexes = found.globalSecondaryIndexes().stream()
                .collect(Collectors.toMap(
                        GlobalSecondaryIndexDescription::indexName, GlobalSecondaryIndexDescription::keySchema));
        Map<String, List<KeySchemaElement>> wanted =
                table.indexes().stream().collect(Collectors.toMap(Table.Index::name, index -> schema(index.key())));
        if (!found.keySchema().equals(schema(table.key())) || !indexes.equals(wanted)) {
            throw new IllegalStateException("The table " + table.name()
                    + " exists with other keys or indexes than the template's. Start with an empty data directory.");
        }
    }

    private static GlobalSecondaryIndex index(Table.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.key()))
                .projection(Projection.builder()
                        .projectionType(index.projection())
                        .nonKeyAttributes(index.included().isEmpty() ? null : index.included())
                        .build())
                .build();
    }

    private static List<KeySchemaElement> schema(Table.Key key) {
        var schema = new ArrayList<KeySchemaElement>();
        schema.add(element(key.partition(), KeyType.HASH));
        key.sort().ifPresent(sort -> schema.add(element(sort, KeyType.RANGE)));
        return schema;
    }

    private static KeySchemaElement element(Table.Attribute attribute, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(attribute.name())
                .keyType(type)
                .build();
    }

    private static Set<AttributeDefinition> definitions(Table table) {
        return Stream.of(Stream.of(table.key()), table.indexes().stream().map(Table.Index::key))
                .flatMap(Function.identity())
                .flatMap(key -> Stream.concat(Stream.of(key.partition()), key.sort().stream()))
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.name())
                        .attributeType(attribute.type())
                        .build())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

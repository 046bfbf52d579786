package org.ecorelay.aws.dynamo;

import static org.ecorelay.aws.dynamo.Attributes.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The registry on DynamoDB: one JSON text per item. */
public final class DynamoRegistry implements Registry {
    private static final int MAX_LISTED = 1_000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchGet batch;

    public DynamoRegistry(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.batch = new BatchGet(dynamo, table, true);
    }

    @Override
    public Optional<Json.Obj> find(String account, String item) {
        return stored(account, item).map(DynamoRegistry::body);
    }

    @Override
    public Map<String, Json.Obj> findAll(String account, Set<String> items) {
        var found = new HashMap<String, Json.Obj>();
        batch.items(items.stream().map(item -> key(account, item)).toList())
                .forEach(item -> found.put(Attributes.requiredText(item, "item"), body(item)));
        return found;
    }

    private static Map<String, AttributeValue> key(String account, String item) {
        return Map.of("account", text(account), "item", text(item));
    }

    private Optional<Map<String, AttributeValue>> stored(String account, String item) {
        Map<String, AttributeValue> found = dynamo.getItem(
                        get -> get.tableName(table).key(key(account, item)).consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    @Override
    public void put(String account, String item, Json.Obj body) {
        dynamo.putItem(put -> put.tableName(table).item(attributes(account, item, body)));
    }

    @Override
    public boolean putIfAbsent(String account, String item, Json.Obj body) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(attributes(account, item, body))
                    .conditionExpression("attribute_not_exists(account)"));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // The SDK repeats a write whose answer was lost: what is there may be what we have just written.
            return find(account, item).equals(Optional.of(body));
        }
    }

    @Override
    public boolean replace(String account, String item, Json.Obj seen, Json.Obj next) {
        Optional<Map<String, AttributeValue>> stored =
                stored(account, item).filter(found -> body(found).equals(seen));
        if (stored.isEmpty()) {
            return false;
        }
        try {
            // The text that is there, not ours of the same content: somebody may have written it by hand.
            dynamo.putItem(put -> put.tableName(table)
                    .item(attributes(account, item, next))
                    .conditionExpression("body = :stored")
                    .expressionAttributeValues(Map.of(":stored", stored.get().get("body"))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // The SDK repeats a write whose answer was lost: what is there may be what we have just written.
            return find(account, item).equals(Optional.of(next));
        }
    }

    private static Map<String, AttributeValue> attributes(String account, String item, Json.Obj body) {
        return Map.of("account", text(account), "item", text(item), "body", text(CanonicalJson.text(body)));
    }

    @Override
    public void each(String account, String kind, BiConsumer<String, Json.Obj> action) {
        all(account, kind)
                .forEach(item ->
                        action.accept(Attributes.requiredText(item, "item").substring(kind.length() + 1), body(item)));
    }

    @Override
    public List<Json.Obj> list(String account, String kind) {
        return all(account, kind).limit(MAX_LISTED).map(DynamoRegistry::body).toList();
    }

    /** Pages are read as they are used. */
    private Stream<Map<String, AttributeValue>> all(String account, String kind) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("account = :account AND begins_with(#item, :kind)")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Map.of(":account", text(account), ":kind", text(kind + "#")))
                        .consistentRead(true))
                .items()
                .stream();
    }

    private static Json.Obj body(Map<String, AttributeValue> item) {
        return JsonReader.readOwn(Attributes.requiredText(item, "body"));
    }
}

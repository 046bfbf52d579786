package org.ecorelay.aws;

import static org.ecorelay.aws.Attributes.number;
import static org.ecorelay.aws.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Operational state on DynamoDB: items with members, the only table whose rows expire. */
public final class WorkTable {
    private final DynamoDbClient dynamo;
    private final String table;

    public WorkTable(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Puts one member, which DynamoDB may delete after {@code keep}. */
    void put(String item, String member, Json.Obj body, Instant now, Duration keep) {
        dynamo.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "item", text(item),
                        "member", text(member),
                        "body", text(CanonicalJson.text(body)),
                        "expiresAt", number(now.plus(keep).getEpochSecond()))));
    }

    void delete(String item, String member) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(Map.of("item", text(item), "member", text(member))));
    }

    /** One member. */
    record Member(String name, Json.Obj body) {}

    /** At most {@code limit} members, in the order of their names. */
    List<Member> members(String item, int limit) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#item = :item")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Map.of(":item", text(item)))
                        .consistentRead(true)
                        .limit(limit))
                .items()
                .stream()
                .limit(limit)
                .map(found -> new Member(
                        Attributes.requiredText(found, "member"),
                        JsonReader.readOwn(Attributes.requiredText(found, "body"))))
                .toList();
    }
}

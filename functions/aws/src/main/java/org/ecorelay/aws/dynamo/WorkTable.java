package org.ecorelay.aws.dynamo;

import static org.ecorelay.aws.dynamo.Attributes.number;
import static org.ecorelay.aws.dynamo.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Operational state on DynamoDB: items with members, the only table whose rows expire. */
public final class WorkTable {
    private static final int MAX_PAGE = 1_000;
    private static final String WRITE = "write";

    private final DynamoDbClient dynamo;
    private final String table;
    private final RandomGenerator random;

    /**
     * The table of this name.
     *
     * @param random tells one write from another of the same content
     */
    public WorkTable(DynamoDbClient dynamo, String table, RandomGenerator random) {
        this.dynamo = dynamo;
        this.table = table;
        this.random = random;
    }

    /** Puts one member, which DynamoDB may delete after {@code keep}. */
    void put(String item, String member, Json.Obj body, Instant now, Duration keep) {
        put(item, member, body, Optional.of(now.plus(keep)));
    }

    /** Puts one member, which DynamoDB may delete after a time, or never. */
    void put(String item, String member, Json.Obj body, Optional<Instant> until) {
        dynamo.putItem(put -> put.tableName(table).item(attributes(item, member, body, until)));
    }

    private static Map<String, AttributeValue> attributes(
            String item, String member, Json.Obj body, Optional<Instant> until) {
        var attributes = new HashMap<>(Map.of(
                "item", text(item),
                "member", text(member),
                "body", text(CanonicalJson.text(body))));
        until.ifPresent(time -> attributes.put("expiresAt", number(time.getEpochSecond())));
        return attributes;
    }

    /** Puts one member if its body is still {@code seen}; null: if there is none. False when somebody else was first. */
    boolean swap(String item, String member, Json.@Nullable Obj seen, Json.Obj body, Optional<Instant> until) {
        AttributeValue mine = text(Long.toHexString(random.nextLong()));
        Map<String, AttributeValue> attributes = attributes(item, member, body, until);
        attributes.put(WRITE, mine);
        try {
            dynamo.putItem(put -> {
                put.tableName(table)
                        .item(attributes)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                if (seen == null) {
                    put.conditionExpression("attribute_not_exists(#item)")
                            .expressionAttributeNames(Map.of("#item", "item"));
                } else {
                    put.conditionExpression("#body = :seen")
                            .expressionAttributeNames(Map.of("#body", "body"))
                            .expressionAttributeValues(Map.of(":seen", text(CanonicalJson.text(seen))));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException e) {
            // The SDK repeats a write whose answer was lost: what is there may be what we have just written.
            return mine.equals(e.item().get(WRITE));
        }
    }

    void delete(String item, String member) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(Map.of("item", text(item), "member", text(member))));
    }

    /** One member. */
    record Member(String name, Json.Obj body) {}

    /** One member's body, as it is now. */
    Optional<Json.Obj> find(String item, String member) {
        Map<String, AttributeValue> found = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of("item", text(item), "member", text(member)))
                        .consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(read(found).body());
    }

    /** At most {@code limit} members, in the order of their names. */
    List<Member> members(String item, int limit) {
        return query(
                limit,
                query -> query.keyConditionExpression("#item = :item")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Map.of(":item", text(item))));
    }

    /** The same of those whose name is not behind {@code last}. */
    List<Member> membersUpTo(String item, String last, int limit) {
        return query(
                limit,
                query -> query.keyConditionExpression("#item = :item AND #member <= :last")
                        .expressionAttributeNames(Map.of("#item", "item", "#member", "member"))
                        .expressionAttributeValues(Map.of(":item", text(item), ":last", text(last))));
    }

    private List<Member> query(int limit, Consumer<QueryRequest.Builder> condition) {
        return dynamo
                .queryPaginator(query -> {
                    query.tableName(table).consistentRead(true).limit(Math.min(limit, MAX_PAGE));
                    condition.accept(query);
                })
                .items()
                .stream()
                .limit(limit)
                .map(WorkTable::read)
                .toList();
    }

    private static Member read(Map<String, AttributeValue> found) {
        return new Member(
                Attributes.requiredText(found, "member"), JsonReader.readOwn(Attributes.requiredText(found, "body")));
    }
}

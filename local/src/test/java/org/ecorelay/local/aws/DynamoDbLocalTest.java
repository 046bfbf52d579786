package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecorelay.local.aws.Tables.dueItem;
import static org.ecorelay.local.aws.Tables.item;
import static org.ecorelay.local.aws.Tables.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class DynamoDbLocalTest {
    private static final String TABLE = "certificates";
    private static final RecordedCalls CALLS = Clients.sharedAws().calls();

    @BeforeAll
    static void createTable() {
        Tables.create(caller("setup"), TABLE);
    }

    private static DynamoDbClient caller(String accessKeyId) {
        return Clients.of(Clients.sharedAws(), accessKeyId).dynamoDb();
    }

    @Test
    void a_row_is_read_back() {
        var dynamoDb = caller("reader");
        dynamoDb.putItem(put -> put.tableName(TABLE).item(item("r1")));
        assertThat(dynamoDb.getItem(get -> get.tableName(TABLE).key(Map.of("id", text("r1"))))
                        .item())
                .isEqualTo(item("r1"));
    }

    @Test
    void any_text_survives_the_way_through() {
        var dynamoDb = caller("unicode");
        var row = Map.of("id", text("u1"), "name", text("Tre \"Việt\" 竹\n<&>\uD83C\uDF8D"));
        dynamoDb.putItem(put -> put.tableName(TABLE).item(row));
        assertThat(dynamoDb.getItem(get -> get.tableName(TABLE).key(Map.of("id", text("u1"))))
                        .item())
                .isEqualTo(row);
    }

    @Test
    void an_access_key_id_may_hold_a_dash() {
        var dynamoDb = caller("function-intake");
        assertThat(dynamoDb.describeTable(describe -> describe.tableName(TABLE))
                        .table()
                        .tableName())
                .isEqualTo(TABLE);
        assertThat(CALLS.count("function-intake", "dynamodb", "DescribeTable")).isEqualTo(1);
    }

    @Test
    void the_loser_of_a_condition_sees_the_winner() {
        var dynamoDb = caller("loser");
        dynamoDb.putItem(put -> put.tableName(TABLE).item(item("c1")));
        assertThatThrownBy(() -> dynamoDb.putItem(put -> put.tableName(TABLE)
                        .item(item("c1"))
                        .conditionExpression("attribute_not_exists(id)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failed -> assertThat(failed.item()).isEqualTo(item("c1")));
        assertThat(CALLS.calls()).anySatisfy(call -> {
            assertThat(call.accessKeyId()).isEqualTo("loser");
            assertThat(call.status()).isEqualTo(400);
            assertThat(call.errorCode()).isEqualTo("ConditionalCheckFailedException");
            assertThat(call.resource()).isEqualTo(TABLE);
        });
    }

    @Test
    void a_missing_table_is_not_found() {
        assertThatThrownBy(() ->
                        caller("nobody").putItem(put -> put.tableName("nothing").item(item("x"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_row_outside_the_index_costs_one_unit() {
        caller("sparse").putItem(put -> put.tableName(TABLE).item(item("s1")));
        assertThat(CALLS.writeUnits("sparse")).isEqualTo(1);
    }

    @Test
    void a_row_in_the_index_costs_one_unit_more_and_its_move_two() {
        var dynamoDb = caller("indexed");
        dynamoDb.putItem(put -> put.tableName(TABLE).item(dueItem("i1", "2026-09-01T08:00:00.000Z")));
        assertThat(CALLS.writeUnitsByTarget("indexed")).isEqualTo(Map.of("certificates", 1.0, "certificates/due", 1.0));
        dynamoDb.putItem(put -> put.tableName(TABLE).item(dueItem("i1", "2026-09-01T09:00:00.000Z")));
        assertThat(CALLS.writeUnitsByTarget("indexed")).isEqualTo(Map.of("certificates", 2.0, "certificates/due", 3.0));
        assertThat(CALLS.writeUnits("indexed")).isEqualTo(5);
    }

    @Test
    void an_unchanged_index_entry_costs_nothing() {
        var dynamoDb = caller("unmoved");
        dynamoDb.putItem(put -> put.tableName(TABLE).item(dueItem("n1", "2026-09-01T08:00:00.000Z")));
        dynamoDb.updateItem(update -> update.tableName(TABLE)
                .key(Map.of("id", text("n1")))
                .updateExpression("SET #s = :s")
                .expressionAttributeNames(Map.of("#s", "status"))
                .expressionAttributeValues(Map.of(":s", text("SIGNED"))));
        assertThat(CALLS.writeUnitsByTarget("unmoved")).isEqualTo(Map.of("certificates", 2.0, "certificates/due", 1.0));
    }

    @Test
    void reads_are_counted_in_halves() {
        var dynamoDb = caller("halves");
        dynamoDb.getItem(get -> get.tableName(TABLE).key(Map.of("id", text("none"))));
        assertThat(CALLS.readUnits("halves")).isEqualTo(0.5);
        dynamoDb.getItem(
                get -> get.tableName(TABLE).key(Map.of("id", text("none"))).consistentRead(true));
        assertThat(CALLS.readUnits("halves")).isEqualTo(1.5);
        dynamoDb.query(query -> query.tableName(TABLE)
                .indexName("due")
                .keyConditionExpression("lane = :lane")
                .expressionAttributeValues(Map.of(":lane", text("empty"))));
        assertThat(CALLS.readUnits("halves")).isGreaterThanOrEqualTo(1.5);
        assertThat(CALLS.writeUnits("halves")).isZero();
    }

    @Test
    void batches_and_transactions_are_counted_too() {
        var dynamoDb = caller("batches");
        var writes = List.of("b1", "b2").stream()
                .map(id -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(item(id)).build())
                        .build())
                .toList();
        dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, writes)));
        assertThat(CALLS.writeUnits("batches")).isEqualTo(2);
        var write = TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE).item(item("t1")))
                .build();
        dynamoDb.transactWriteItems(transact -> transact.transactItems(write));
        // AWS takes 2 units for a small row in a transaction; DynamoDB Local says 4, and it is what is recorded.
        assertThat(CALLS.writeUnits("batches")).isEqualTo(6);
        assertThat(CALLS.calls())
                .filteredOn(call -> call.accessKeyId().equals("batches"))
                .extracting(RecordedCall::resource)
                .containsExactly(TABLE, TABLE);
    }
}

package org.ecorelay.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.template.AwsClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What the embedded DynamoDB says was consumed is what the published rules say: a write unit for each 1 KB, a read unit for each
 * 4 KB, half of it when eventually consistent (Amazon DynamoDB Developer Guide, "DynamoDB read and write operations").
 */
class ItemSizeTest {
    private static final String TABLE = "sizes";
    private static final String CALLER = "AKIALOCALSIZES000000";

    private static EmbeddedAws aws;
    private static AwsClients clients;

    @BeforeAll
    static void start() throws IOException {
        aws = EmbeddedAws.start(EmbeddedAws.Options.inMemory());
        clients = new AwsClients(aws.endpoint(), "eu-central-1", CALLER);
        clients.dynamoDb()
                .createTable(create -> create.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build()));
    }

    @AfterAll
    static void stop() throws IOException {
        clients.close();
        aws.close();
    }

    @BeforeEach
    void forget() {
        aws.calls().forget();
    }

    private static Map<String, AttributeValue> item(int size) {
        var empty = Map.of("id", AttributeValue.fromS("x"), "text", AttributeValue.fromS(""));
        int rest = size - Math.toIntExact(ItemSize.of(empty));
        return Map.of("id", AttributeValue.fromS("x"), "text", AttributeValue.fromS("t".repeat(rest)));
    }

    private static double written(int size) {
        aws.calls().forget();
        clients.dynamoDb().putItem(put -> put.tableName(TABLE).item(item(size)));
        return aws.calls().writeUnits(CALLER);
    }

    private static double read(int size, boolean consistent) {
        written(size);
        clients.dynamoDb()
                .getItem(get -> get.tableName(TABLE)
                        .key(Map.of("id", AttributeValue.fromS("x")))
                        .consistentRead(consistent));
        return aws.calls().readUnits(CALLER);
    }

    @Test
    void a_write_unit_is_up_to_1_KB() {
        clients.dynamoDb().deleteItem(delete -> delete.tableName(TABLE).key(Map.of("id", AttributeValue.fromS("x"))));
        assertThat(written(1_024)).isEqualTo(1);
        assertThat(written(1_025)).isEqualTo(2);
        assertThat(written(3_072)).isEqualTo(3);
    }

    @Test
    void an_item_that_becomes_smaller_is_billed_as_it_was() {
        written(3_000);
        assertThat(written(100)).isEqualTo(3);
    }

    @Test
    void a_read_unit_is_up_to_4_KB_and_half_when_eventually_consistent() {
        assertThat(read(4_096, true)).isEqualTo(1);
        assertThat(read(4_097, true)).isEqualTo(2);
        assertThat(read(4_096, false)).isEqualTo(0.5);
        assertThat(read(4_097, false)).isEqualTo(1);
    }

    @Test
    void text_is_counted_in_UTF_8_bytes_as_numbers_in_pairs_of_digits() {
        assertThat(ItemSize.of(Map.of("竹", AttributeValue.fromS("Việt")))).isEqualTo(3 + 6);
        assertThat(ItemSize.of(Map.of("n", AttributeValue.fromN("12345")))).isEqualTo(1 + 4);
        assertThat(ItemSize.of(Map.of("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[7])))))
                .isEqualTo(8);
        assertThat(ItemSize.of(Map.of("t", AttributeValue.fromBool(true)))).isEqualTo(2);
    }

    @Test
    void what_is_stored_has_100_bytes_more_for_the_item_and_for_each_index_that_has_it() {
        var plain = Map.of("certificateId", AttributeValue.fromS("c"), "status", AttributeValue.fromS("SIGNED"));
        assertThat(ItemSize.stored(plain)).isEqualTo(ItemSize.of(plain) + 100);
        var due = Map.of(
                "certificateId",
                AttributeValue.fromS("c"),
                "dueLane",
                AttributeValue.fromS("work#0"),
                "dueAt",
                AttributeValue.fromS("2026"));
        assertThat(ItemSize.stored(due)).isEqualTo(2 * (ItemSize.of(due) + 100));
    }
}

package org.ecorelay.aws.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/**
 * Reads items of one table by their keys, as many in a request as DynamoDB takes (API reference, BatchGetItem: 100 keys, none twice,
 * 16 MB). Thread-safe.
 */
final class BatchGet {
    static final int MAX_KEYS = 100;
    /**
     * So often is the same hundred asked for. An answer gives at least one item; where throttling leaves none, DynamoDB answers with an
     * error, and the SDK waits before it asks again.
     */
    static final int MAX_ROUNDS = 10;

    private final DynamoDbClient dynamo;
    private final String table;
    private final boolean consistent;

    BatchGet(DynamoDbClient dynamo, String table, boolean consistent) {
        this.dynamo = dynamo;
        this.table = table;
        this.consistent = consistent;
    }

    /**
     * The items that are there, in no order.
     *
     * @throws ProvisionedThroughputExceededException if some are not answered in {@value #MAX_ROUNDS} rounds; nothing is guessed
     */
    List<Map<String, AttributeValue>> items(Collection<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> distinct = keys.stream().distinct().toList();
        var found = new ArrayList<Map<String, AttributeValue>>();
        for (int from = 0; from < distinct.size(); from += MAX_KEYS) {
            read(distinct.subList(from, Math.min(distinct.size(), from + MAX_KEYS)), found);
        }
        return found;
    }

    private void read(List<Map<String, AttributeValue>> keys, List<Map<String, AttributeValue>> found) {
        Map<String, KeysAndAttributes> wanted = Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(keys)
                        .consistentRead(consistent)
                        .build());
        for (int round = 0; round < MAX_ROUNDS && !wanted.isEmpty(); round++) {
            Map<String, KeysAndAttributes> asked = new HashMap<>(wanted);
            BatchGetItemResponse answer = dynamo.batchGetItem(batch -> batch.requestItems(asked));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            wanted = answer.unprocessedKeys();
        }
        if (!wanted.isEmpty()) {
            throw ProvisionedThroughputExceededException.builder()
                    .message("%s did not answer for every key in %d rounds".formatted(table, MAX_ROUNDS))
                    .build();
        }
    }
}

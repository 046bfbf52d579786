package org.ecorelay.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** A database that answers for a part of the keys, as DynamoDB does when it is throttled or the answer would be too large. */
class BatchGetTest {
    /** Answers for the first few keys of a request, and says so of the others. */
    private static final class Partial implements DynamoDbClient {
        private final int most;
        private final List<Integer> asked = new ArrayList<>();

        Partial(int most) {
            this.most = most;
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            KeysAndAttributes wanted = request.requestItems().get("registry");
            assertThat(wanted.keys()).hasSizeBetween(1, BatchGet.MAX_KEYS).doesNotHaveDuplicates();
            assertThat(wanted.consistentRead()).isTrue();
            asked.add(wanted.keys().size());
            int answered = Math.min(most, wanted.keys().size());
            var answer = BatchGetItemResponse.builder()
                    .responses(Map.of("registry", wanted.keys().subList(0, answered)));
            List<Map<String, AttributeValue>> rest =
                    wanted.keys().subList(answered, wanted.keys().size());
            return rest.isEmpty()
                    ? answer.build()
                    : answer.unprocessedKeys(Map.of(
                                    "registry", wanted.toBuilder().keys(rest).build()))
                            .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static List<Map<String, AttributeValue>> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Map.of("item", AttributeValue.fromS("product#" + n)))
                .toList();
    }

    @Test
    void what_was_not_processed_is_asked_for_again_and_nothing_else() {
        var dynamo = new Partial(3);
        assertThat(new BatchGet(dynamo, "registry", true).items(keys(8))).containsExactlyInAnyOrderElementsOf(keys(8));
        assertThat(dynamo.asked).containsExactly(8, 5, 2);
    }

    @Test
    void more_than_a_hundred_keys_are_several_requests_and_none_is_named_twice() {
        var dynamo = new Partial(100);
        var twice = new ArrayList<>(keys(201));
        twice.addAll(keys(150));
        assertThat(new BatchGet(dynamo, "registry", true).items(twice)).containsExactlyInAnyOrderElementsOf(keys(201));
        assertThat(dynamo.asked).containsExactly(100, 100, 1);
    }

    @Test
    void no_key_is_no_request() {
        var dynamo = new Partial(100);
        assertThat(new BatchGet(dynamo, "registry", true).items(List.of())).isEmpty();
        assertThat(dynamo.asked).isEmpty();
    }

    @Test
    void what_is_never_processed_is_an_error_and_not_missing() {
        var dynamo = new Partial(0);
        assertThatThrownBy(() -> new BatchGet(dynamo, "registry", true).items(keys(2)))
                .isInstanceOf(ProvisionedThroughputExceededException.class)
                .hasMessageContaining("registry did not answer for every key");
        assertThat(dynamo.asked).hasSize(BatchGet.MAX_ROUNDS);
    }
}

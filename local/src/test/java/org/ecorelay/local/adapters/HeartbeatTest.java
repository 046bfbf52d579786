package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ecorelay.aws.dynamo.Heartbeat;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class HeartbeatTest {
    private final DynamoDbClient dynamo = Deployed.clients("heart").dynamo();
    private final Heartbeat heartbeat =
            new Heartbeat(new WorkTable(dynamo, Deployed.ref("WorkTable"), new SecureRandom()));

    private Map<String, AttributeValue> stored() {
        return dynamo.getItem(get -> get.tableName(Deployed.ref("WorkTable"))
                        .key(Map.of(
                                "item", AttributeValue.fromS("heartbeat"), "member", AttributeValue.fromS("poller"))))
                .item();
    }

    @Test
    void the_last_beat_is_in_the_work_table_and_expires_long_after_anybody_noticed_that_it_is_old() {
        heartbeat.beat(MovableClock.START);
        Instant later = MovableClock.START.plus(Duration.ofMinutes(1));
        heartbeat.beat(later);
        assertThat(stored().get("body").s()).isEqualTo("{\"at\":\"2026-09-01T08:01:00.000Z\"}");
        assertThat(stored().get("expiresAt").n())
                .isEqualTo(Long.toString(later.plus(Duration.ofDays(7)).getEpochSecond()));
    }
}

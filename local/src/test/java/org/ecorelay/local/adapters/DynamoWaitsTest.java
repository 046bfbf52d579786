package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Map;
import org.ecorelay.aws.dynamo.DynamoWaits;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WaitsContract;
import org.ecorelay.fixture.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoWaitsTest extends WaitsContract {
    private static DynamoDbClient dynamo;

    @BeforeAll
    static void connect() {
        dynamo = Deployed.clients("waits").dynamo();
    }

    @AfterAll
    static void disconnect() {
        dynamo.close();
    }

    @Override
    protected Waits waits() {
        return new DynamoWaits(
                new WorkTable(dynamo, Deployed.ref("WorkTable"), new SecureRandom()), new MovableClock());
    }

    @Test
    void a_wait_is_forgotten_after_a_year() {
        CertificateId id = CertificateId.of("expiring", "shop", "EC-1", 1);
        waits().add("expiring", "TABLE-01", id);
        var item = dynamo.getItem(get -> get.tableName(Deployed.ref("WorkTable"))
                        .key(Map.of(
                                "item",
                                AttributeValue.fromS("wait#expiring#TABLE-01"),
                                "member",
                                AttributeValue.fromS(id.value()))))
                .item();
        assertThat(item.get("expiresAt").n())
                .isEqualTo(Long.toString(MovableClock.START.getEpochSecond() + 365L * 24 * 3600));
    }
}

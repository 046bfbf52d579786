package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.pacing.SharedState;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoSharedStateTest extends SharedStateContract {
    @Override
    protected SharedState state() {
        return new DynamoSharedState(
                new WorkTable(Deployed.clients("pacing").dynamo(), Deployed.ref("WorkTable"), new SecureRandom()),
                new MovableClock());
    }

    @Test
    void what_must_last_has_no_day_on_which_it_is_forgotten() {
        var lasting = DynamoSharedState.lasting(
                new WorkTable(Deployed.clients("pacing").dynamo(), Deployed.ref("WorkTable"), new SecureRandom()));
        lasting.put(item, "put", ONE);
        assertThat(lasting.swap(item, "swapped", null, ONE)).isTrue();
        assertThat(lasting.swap(item, "swapped", ONE, TWO)).isTrue();
        state.put(item, "forgotten", ONE);
        assertThat(attributes("put")).doesNotContain("expiresAt");
        assertThat(attributes("swapped")).doesNotContain("expiresAt");
        assertThat(attributes("forgotten")).contains("expiresAt");
    }

    private Set<String> attributes(String member) {
        return Deployed.clients("pacing")
                .dynamo()
                .getItem(get -> get.tableName(Deployed.ref("WorkTable"))
                        .key(Map.of("item", AttributeValue.fromS(item), "member", AttributeValue.fromS(member))))
                .item()
                .keySet();
    }
}

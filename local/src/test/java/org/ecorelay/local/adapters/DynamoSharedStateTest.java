package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.ecorelay.aws.DynamoSharedState;
import org.ecorelay.aws.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoSharedStateTest {
    private static final Json.Obj ONE = Json.object().put("n", 1).build();
    private static final Json.Obj TWO = Json.object().put("n", 2).build();

    private final String item = "pace#" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final SharedState state = new DynamoSharedState(
            new WorkTable(Deployed.clients("pacing").dynamo(), Deployed.ref("WorkTable")), new MovableClock());

    @Test
    void only_who_has_seen_the_newest_changes_it() {
        assertThat(state.find(item, "a")).isEmpty();
        assertThat(state.swap(item, "a", null, ONE)).isTrue();
        assertThat(state.swap(item, "a", null, TWO)).isFalse();
        assertThat(state.swap(item, "a", TWO, Json.Obj.EMPTY)).isFalse();
        assertThat(state.swap(item, "a", ONE, TWO)).isTrue();
        assertThat(state.find(item, "a")).contains(TWO);
    }

    @Test
    void what_must_last_has_no_day_on_which_it_is_forgotten() {
        var lasting = DynamoSharedState.lasting(
                new WorkTable(Deployed.clients("pacing").dynamo(), Deployed.ref("WorkTable")));
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

    @Test
    void members_are_listed_in_order_and_removed() {
        state.put(item, "b", ONE);
        state.put(item, "a", TWO);
        assertThat(state.members(item, 10)).containsExactly("a", "b");
        assertThat(state.members(item, 1)).containsExactly("a");
        state.remove(item, "a");
        state.remove(item, "a");
        assertThat(state.members(item, 10)).containsExactly("b");
    }
}

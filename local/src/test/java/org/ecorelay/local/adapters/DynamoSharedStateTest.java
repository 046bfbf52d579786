package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecorelay.aws.DynamoSharedState;
import org.ecorelay.aws.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.junit.jupiter.api.Test;

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

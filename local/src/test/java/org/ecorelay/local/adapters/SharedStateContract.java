package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the state that all instances of a function share promises. Each test has an item of its own. */
public abstract class SharedStateContract {
    protected static final Json.Obj ONE = Json.object().put("n", 1).build();
    protected static final Json.Obj TWO = Json.object().put("n", 2).build();

    protected final String item = "pace#" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    protected SharedState state;

    /** An adapter on a table, not necessarily an empty one. */
    protected abstract SharedState state();

    @BeforeEach
    final void open() {
        state = state();
    }

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
    void of_two_who_write_the_same_one_was_first() {
        assertThat(state.swap(item, "a", null, ONE)).isTrue();
        assertThat(state.swap(item, "a", null, ONE)).isFalse();
        assertThat(state.swap(item, "a", ONE, TWO)).isTrue();
        assertThat(state.swap(item, "a", ONE, TWO)).isFalse();
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

package org.ecorelay.account.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.account.store.ChangeStore.Change;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class ChangeStoreTest {
    private static final StoreModes LIVE = new StoreModes(Map.of("*", StoreMode.LIVE));
    private static final StoreModes OFF = new StoreModes(Map.of("*", StoreMode.OFF));
    private static final Caller DAY =
            new Caller(Given.ACCOUNT, "key8", "day shift", KeyMode.LIVE, Set.of(Scope.CATALOG_WRITE));
    private static final Caller NIGHT =
            new Caller(Given.ACCOUNT, "key7", "night shift", KeyMode.LIVE, Set.of(Scope.CATALOG_WRITE));

    private final Given given = new Given();
    private final ChangeStore change = new ChangeStore(given.registry, given.clock);

    private Change set(StoreModes modes) {
        return change.modes(NIGHT, "shop", modes).orElseThrow();
    }

    private List<Json.Obj> changes() {
        return given.registry.list(Given.ACCOUNT, ChangeStore.MODES_CHANGES);
    }

    @Test
    void a_change_holds_and_names_the_key_that_made_it() {
        given.mode("observe");
        assertThat(set(LIVE).changed()).isTrue();
        assertThat(StoreModes.find(given.registry, Given.ACCOUNT, "shop")).isEqualTo(LIVE);
        assertThat(changes()).hasSize(1);
        assertThat(changes().getFirst().members())
                .containsEntry("by", Json.text("key7 (night shift)"))
                .containsEntry("before", JsonEdit.json("{'*':'observe'}"))
                .containsEntry("modes", JsonEdit.json("{'*':'live'}"))
                .containsEntry("at", Json.text(given.clock.instant().toString()));
    }

    @Test
    void the_same_modes_again_change_nothing_and_are_no_change_in_the_history() {
        assertThat(set(LIVE).changed()).isFalse();
        assertThat(changes()).isEmpty();
    }

    @Test
    void everything_else_that_the_store_says_stays() {
        given.registry.put(Given.ACCOUNT, "store#shop", (Json.Obj)
                JsonEdit.json("{'id':'shop','exporter':'maker','note':'ours','modes':{'VN':'off'}}"));
        set(LIVE);
        assertThat(given.registry
                        .find(Given.ACCOUNT, "store#shop")
                        .orElseThrow()
                        .members())
                .containsEntry("exporter", Json.text("maker"))
                .containsEntry("note", Json.text("ours"))
                .containsEntry("modes", JsonEdit.json("{'*':'live'}"));
    }

    @Test
    void every_change_stays_in_the_history_and_is_no_store() {
        set(new StoreModes(Map.of("VN", StoreMode.OFF)));
        given.clock.pass(Duration.ofSeconds(1));
        set(LIVE);
        assertThat(changes()).hasSize(2);
        assertThat(given.registry.list(Given.ACCOUNT, "store")).hasSize(1);
    }

    @Test
    void a_store_of_another_account_is_not_there_and_stays_as_it_is() {
        var beta = new Caller("beta", "key1", KeyMode.LIVE, Set.of(Scope.CATALOG_WRITE));
        assertThat(change.modes(beta, "shop", OFF)).isEmpty();
        assertThat(StoreModes.find(given.registry, Given.ACCOUNT, "shop")).isEqualTo(LIVE);
        assertThat(given.registry.list("beta", ChangeStore.MODES_CHANGES)).isEmpty();
    }

    @Test
    void settings_and_modes_that_are_changed_at_the_same_time_are_both_kept() {
        var partial = new StoreTerms(true, Optional.empty(), new TreeSet<>());
        given.registry.steps().at("replace store", () -> change.modes(NIGHT, "shop", OFF));
        assertThat(change.terms(NIGHT, "shop", partial).orElseThrow().changed()).isTrue();
        Store store = Store.find(given.registry, Given.ACCOUNT, "shop").orElseThrow();
        assertThat(store.terms()).isEqualTo(partial);
        assertThat(store.modes()).isEqualTo(OFF);
    }

    @Test
    void of_two_modes_at_the_same_time_the_later_tells_what_it_replaced() {
        given.registry.steps().at("replace store", () -> change.modes(DAY, "shop", OFF));
        var observed = new StoreModes(Map.of("*", StoreMode.OBSERVE));
        assertThat(set(observed).before()).isEqualTo(OFF.json());
        assertThat(changes())
                .extracting(
                        told -> told.required("by"), told -> told.get("before").orElseThrow())
                .containsExactlyInAnyOrder(
                        tuple("key7 (night shift)", OFF.json()), tuple("key8 (day shift)", LIVE.json()));
    }
}

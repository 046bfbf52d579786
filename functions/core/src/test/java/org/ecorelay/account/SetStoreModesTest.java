package org.ecorelay.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.account.SetStoreModes.Change;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class SetStoreModesTest {
    private static final StoreModes LIVE = new StoreModes(Map.of("*", StoreMode.LIVE));
    private static final Caller NIGHT =
            new Caller(Given.ACCOUNT, "key7", "night shift", KeyMode.LIVE, Set.of(Scope.CATALOG_WRITE));

    private final Given given = new Given();
    private final SetStoreModes set = new SetStoreModes(given.registry, given.clock);

    private Change set(StoreModes modes) {
        return set.set(NIGHT, "shop", modes).orElseThrow();
    }

    private List<Json.Obj> changes() {
        return given.registry.list(Given.ACCOUNT, SetStoreModes.CHANGES);
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
        assertThat(set.set(beta, "shop", new StoreModes(Map.of("*", StoreMode.OFF))))
                .isEmpty();
        assertThat(StoreModes.find(given.registry, Given.ACCOUNT, "shop")).isEqualTo(LIVE);
        assertThat(given.registry.list("beta", SetStoreModes.CHANGES)).isEmpty();
    }
}

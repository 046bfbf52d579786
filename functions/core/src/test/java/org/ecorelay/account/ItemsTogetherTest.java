package org.ecorelay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** What was read together stays as it was, and says nothing of anything else. */
class ItemsTogetherTest {
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final Json.Obj shop = Json.object().put("id", "shop").build();

    @Test
    void what_is_named_twice_is_read_once_and_stays_as_it_was() {
        registry.put("acme", "store#shop", shop);
        var items = ItemsTogether.read(registry, "acme", List.of("store#shop", "store#none", "store#shop"));
        registry.put("acme", "store#shop", Json.object().put("id", "later").build());
        assertThat(items.find("acme", "store#shop")).contains(shop);
        assertThat(items.find("acme", "store#none")).isEmpty();
        assertThat(registry.reads()).isEqualTo(2);
    }

    @Test
    void what_was_not_read_is_not_said_to_be_missing() {
        registry.put("acme", "store#shop", shop);
        var items = ItemsTogether.read(registry, "acme", List.of("store#shop"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> items.find("acme", "store#none"))
                .withMessageContaining("store#none of acme was not read");
        assertThatIllegalArgumentException().isThrownBy(() -> items.find("beta", "store#shop"));
    }
}

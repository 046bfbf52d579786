package org.ecorelay.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every registry promises. Each test has an account of its own. */
public abstract class RegistryContract {
    private final String account = "r" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private Registry registry;

    /** An adapter on a table, not necessarily an empty one. */
    protected abstract Registry registry() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        registry = registry();
    }

    private static Json.Obj named(String id) {
        return Json.object().put("id", id).build();
    }

    @Test
    void an_item_can_be_read_back_with_every_kind_of_value() {
        Json.Obj body = Json.object()
                .put("text", "héllo 😀 \u0001 \"")
                .put("empty", "")
                .put("number", 12)
                .put("yes", true)
                .put("nothing", new Json.Null())
                .put("nested", named("x"))
                .build();
        registry.put(account, "product#TABLE-01", body);
        assertThat(registry.find(account, "product#TABLE-01")).contains(body);
    }

    @Test
    void an_item_that_nobody_put_is_not_there() {
        assertThat(registry.find(account, "product#TABLE-01")).isEmpty();
        assertThat(registry.list(account, "product")).isEmpty();
    }

    @Test
    void a_newer_item_replaces_the_older_one_at_once() {
        registry.put(
                account,
                "store#shop",
                Json.object().put("id", "shop").put("old", "member").build());
        registry.put(account, "store#shop", named("shop"));
        assertThat(registry.find(account, "store#shop")).contains(named("shop"));
        assertThat(registry.list(account, "store")).containsExactly(named("shop"));
    }

    @Test
    void an_item_that_is_there_is_not_replaced_by_one_that_may_only_be_the_first() {
        assertThat(registry.putIfAbsent(account, "store#shop", named("first"))).isTrue();
        assertThat(registry.putIfAbsent(account, "store#shop", named("second"))).isFalse();
        assertThat(registry.putIfAbsent(account + "x", "store#shop", named("elsewhere")))
                .isTrue();
        assertThat(registry.find(account, "store#shop")).contains(named("first"));
    }

    @Test
    void an_item_is_replaced_only_as_it_was_read() {
        registry.put(account, "store#shop", named("first"));
        assertThat(registry.replace(account, "store#shop", named("first"), named("second")))
                .isTrue();
        assertThat(registry.replace(account, "store#shop", named("first"), named("third")))
                .isFalse();
        assertThat(registry.replace(account, "store#none", named("first"), named("third")))
                .isFalse();
        assertThat(registry.replace(account + "x", "store#shop", named("second"), named("third")))
                .isFalse();
        assertThat(registry.find(account, "store#shop")).contains(named("second"));
        assertThat(registry.find(account, "store#none")).isEmpty();
    }

    @Test
    void an_item_of_another_account_is_not_there() {
        registry.put(account, "store#shop", named("shop"));
        assertThat(registry.find(account + "x", "store#shop")).isEmpty();
        assertThat(registry.list(account + "x", "store")).isEmpty();
    }

    @Test
    void items_are_read_together_and_what_is_not_there_is_left_out() {
        registry.put(account, "store#shop", named("shop"));
        registry.put(account, "product#a#b", named("a#b"));
        registry.put(account, "product#c", named("c"));
        registry.put(account + "x", "exporter#maker", named("of another account"));
        assertThat(registry.findAll(account, Set.of("store#shop", "product#a#b", "product#none", "exporter#maker")))
                .isEqualTo(Map.of("store#shop", named("shop"), "product#a#b", named("a#b")));
        assertThat(registry.findAll(account, Set.of("product#none"))).isEmpty();
        assertThat(registry.findAll(account, Set.of())).isEmpty();
    }

    @Test
    void what_was_written_just_now_is_read_together() {
        for (int n = 0; n < 20; n++) {
            registry.put(account, "store#shop", named("shop-" + n));
            assertThat(registry.findAll(account, Set.of("store#shop"))).containsValue(named("shop-" + n));
        }
    }

    @Test
    void more_items_are_read_together_than_one_request_takes() {
        IntStream.range(0, 205).forEach(i -> registry.put(account, "product#" + i, named("p" + i)));
        Set<String> asked =
                IntStream.range(0, 250).mapToObj(i -> "product#" + i).collect(Collectors.toSet());
        assertThat(registry.findAll(account, asked)).hasSize(205).containsEntry("product#204", named("p204"));
    }

    @Test
    void a_list_has_the_items_of_its_kind_alone_in_the_order_of_their_ids() {
        IntStream.of(3, 1, 2).forEach(i -> registry.put(account, "store#shop-" + i, named("shop-" + i)));
        registry.put(account, "stores#shop-0", named("another kind"));
        registry.put(account, "exporter#shop-0", named("another kind"));
        assertThat(registry.list(account, "store")).containsExactly(named("shop-1"), named("shop-2"), named("shop-3"));
    }

    @Test
    void ids_may_have_every_character_of_a_product_number() {
        for (String sku : new String[] {"a#b", "a/b", "a~b", "a b", "a\"b", "a%20b"}) {
            registry.put(account, "product#" + sku, named(sku));
            assertThat(registry.find(account, "product#" + sku)).contains(named(sku));
        }
        assertThat(registry.list(account, "product")).hasSize(6);
    }

    @Test
    void at_most_a_thousand_items_are_listed() {
        IntStream.range(0, 1_005).forEach(i -> registry.put(account, "product#%04d".formatted(i), named("p" + i)));
        assertThat(registry.list(account, "product")).hasSize(1_000).first().isEqualTo(named("p0"));
        var all = new ArrayList<String>();
        registry.each(account, "product", (id, body) -> all.add(id + " " + body.required("id")));
        assertThat(all).hasSize(1_005).startsWith("0000 p0").endsWith("1004 p1004");
    }
}

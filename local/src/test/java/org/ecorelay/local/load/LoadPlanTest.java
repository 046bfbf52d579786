package org.ecorelay.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.run.Home;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
    private static Map<Kind, Long> kinds(LoadPlan plan) {
        return plan.draw().stream().collect(Collectors.groupingBy(PlannedOrder::kind, Collectors.counting()));
    }

    @Test
    void the_same_seed_draws_the_same_orders_and_another_one_others() {
        assertThat(new LoadPlan(500, 20, 3).draw()).isEqualTo(new LoadPlan(500, 20, 3).draw());
        assertThat(new LoadPlan(500, 20, 3).draw()).isNotEqualTo(new LoadPlan(500, 20, 4).draw());
    }

    @Test
    void so_many_of_a_hundred_have_a_fault_and_every_kind_is_as_frequent_as_the_others() {
        Map<Kind, Long> drawn = kinds(new LoadPlan(2_200, 10, 1));
        assertThat(drawn.remove(Kind.PLAIN)).isEqualTo(1_980);
        assertThat(drawn)
                .containsOnlyKeys(Kind.faulty())
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(20));
        assertThat(kinds(new LoadPlan(50, 0, 1))).containsOnlyKeys(Kind.PLAIN);
        assertThat(kinds(new LoadPlan(50, 100, 1))).doesNotContainKey(Kind.PLAIN);
    }

    @Test
    void no_number_is_drawn_twice_and_every_account_store_and_destination_is_drawn() {
        List<PlannedOrder> drawn = new LoadPlan(1_000, 5, 9).draw();
        assertThat(drawn).extracting(PlannedOrder::number).doesNotHaveDuplicates();
        assertThat(new HashSet<>(drawn.stream().map(PlannedOrder::account).toList()))
                .hasSize(LoadPlan.ACCOUNTS);
        assertThat(drawn.stream().map(order -> order.goods().store() + order.destination()))
                .containsAll(Goods.ALL.stream()
                        .flatMap(goods -> goods.destinations().stream().map(to -> goods.store() + to))
                        .toList());
    }

    @Test
    void a_correction_is_the_same_order_with_other_goods() {
        PlannedOrder order = new LoadPlan(1, 0, 1).draw().getFirst();
        JsonNode before = TestStorefront.json(order.body());
        JsonNode after = TestStorefront.json(order.correction());
        assertThat(after.get("orderNumber")).isEqualTo(before.get("orderNumber"));
        assertThat(after.get("lines")).isNotEqualTo(before.get("lines"));
    }

    @Test
    void numbers_out_of_range_are_refused() {
        for (var wrong : List.of(List.of(0, 5), List.of(LoadPlan.MAX_ORDERS + 1, 5), List.of(1, -1), List.of(1, 101))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new LoadPlan(wrong.getFirst(), wrong.getLast(), 1));
        }
    }

    /** What the simulator offers and the load does not use would go untested without anybody noticing. */
    @Test
    void every_fault_of_the_sandbox_is_a_kind_and_no_other_is() throws IOException {
        JsonNode schema =
                TestStorefront.json(Files.readString(Home.find().root().resolve("events/schemas/order.schema.json")));
        Set<String> offered = new HashSet<>();
        schema.at("/properties/sandbox/properties/faults/items/enum").forEach(word -> offered.add(word.asText()));
        Collection<String> used = Kind.faulty().stream()
                .filter(Kind::isScriptedFault)
                .map(Kind::word)
                .toList();
        assertThat(offered).isNotEmpty().containsExactlyInAnyOrderElementsOf(used);
    }
}

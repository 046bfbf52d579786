package org.ecorelay.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Mutations;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of an order is the oracle of the hand-written rules: both refuse the same orders at the same places. */
class OrderSchemaTest {
    private static final int GENERATED = 6_000;

    private final PublishedSchema schema;

    OrderSchemaTest() throws Exception {
        this.schema = PublishedSchema.named("order");
    }

    private static SortedSet<String> refused(Json order) {
        return switch (OrderFields.read(order)) {
            case OrderReading.Valid _ -> new TreeSet<>();
            case OrderReading.Invalid(var problems) -> PublishedSchema.pointers(problems);
        };
    }

    @Test
    void both_take_an_order_that_says_little_and_one_that_says_everything() {
        for (Json.Obj order : List.of(Orders.order("EC-1"), Orders.full("EC-2"))) {
            assertThat(refused(order)).isEmpty();
            assertThat(schema.refused(order)).isEmpty();
        }
    }

    @Test
    void both_refuse_the_same_places_of_generated_orders() {
        var random = new Random(20260901);
        var mutations = new Mutations(random);
        int valid = 0;
        for (int i = 0; i < GENERATED; i++) {
            Json.Obj order = mutations.of(random.nextInt(4) == 0 ? Orders.order("EC-1") : Orders.full("EC-1"));
            SortedSet<String> expected = schema.refused(order);
            assertThat(refused(order)).as(order.toString()).isEqualTo(expected);
            valid += expected.isEmpty() ? 1 : 0;
        }
        assertThat(valid).isBetween(GENERATED / 20, GENERATED * 9 / 10);
    }

    @Test
    void both_count_lines_alike() {
        for (int count : new int[] {0, 1, 500, 501}) {
            Json line = Orders.order("EC-1").list("lines").getFirst();
            Json lines = Json.array(IntStream.range(0, count).mapToObj(_ -> line));
            Json.Obj order = JsonEdit.with(Orders.order("EC-1"), "/lines", lines);
            assertThat(refused(order))
                    .isEqualTo(schema.refused(order))
                    .hasSize(count % 500 == 0 && count > 0 || count == 1 ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "'text'", "1", "true"})
    void both_refuse_what_is_no_object_as_a_whole(String text) {
        Json body = JsonEdit.json(text);
        assertThat(refused(body)).containsExactly("").isEqualTo(schema.refused(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-02-30", "2026-04-31", "1900-02-29"})
    void a_day_that_does_not_exist_is_refused_by_the_rules_alone(String day) {
        Json.Obj order = JsonEdit.with(Orders.full("EC-1"), "/invoice/date", Json.text(day));
        assertThat(schema.refused(order)).isEmpty();
        assertThat(refused(order)).containsExactly("/invoice/date");
        Json.Obj placed = JsonEdit.with(Orders.full("EC-1"), "/placedAt", Json.text(day + "T00:00:00Z"));
        assertThat(schema.refused(placed)).isEmpty();
        assertThat(refused(placed)).containsExactly("/placedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"})
    void a_day_that_exists_is_taken_by_both(String day) {
        Json.Obj order = JsonEdit.with(Orders.full("EC-1"), "/invoice/date", Json.text(day));
        assertThat(schema.refused(order)).isEmpty();
        assertThat(refused(order)).isEmpty();
    }

    /** Negative control: a schema that lacks a rule is noticed. */
    @Test
    void a_schema_that_forgets_a_rule_does_not_agree() throws Exception {
        var random = new Random(7);
        var forgetful = PublishedSchema.of("{\"type\":\"object\"}");
        var mutations = new Mutations(random);
        boolean differs = false;
        for (int i = 0; i < 20; i++) {
            Json.Obj order = mutations.of(Orders.full("EC-1"));
            differs |= !refused(order).equals(forgetful.refused(order));
        }
        assertThat(differs).isTrue();
    }
}

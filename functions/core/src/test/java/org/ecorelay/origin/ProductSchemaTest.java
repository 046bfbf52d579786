package org.ecorelay.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ecorelay.fixture.Mutations;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** The published schema of a product is the oracle of the hand-written rules. */
class ProductSchemaTest {
    private static final int GENERATED = 4_000;

    private final PublishedSchema schema;

    ProductSchemaTest() throws Exception {
        this.schema = PublishedSchema.named("product");
    }

    private static SortedSet<String> refused(Json product) {
        return switch (ProductProfile.read(product)) {
            case ProductProfile.Reading.Valid _ -> new TreeSet<>();
            case ProductProfile.Reading.Invalid(var problems) -> PublishedSchema.pointers(problems);
        };
    }

    @Test
    void both_take_a_profile_that_says_little_and_one_that_says_everything() {
        for (Json.Obj product : List.of(Orders.product(), Orders.fullProduct())) {
            assertThat(refused(product)).isEmpty();
            assertThat(schema.refused(product)).isEmpty();
        }
    }

    @Test
    void both_refuse_the_same_places_of_generated_profiles() {
        var random = new Random(940360);
        var mutations = new Mutations(random);
        int valid = 0;
        for (int i = 0; i < GENERATED; i++) {
            Json.Obj product = mutations.of(random.nextInt(4) == 0 ? Orders.product() : Orders.fullProduct());
            SortedSet<String> expected = schema.refused(product);
            assertThat(refused(product)).as(product.toString()).isEqualTo(expected);
            valid += expected.isEmpty() ? 1 : 0;
        }
        assertThat(valid).isBetween(GENERATED / 20, GENERATED * 9 / 10);
    }
}

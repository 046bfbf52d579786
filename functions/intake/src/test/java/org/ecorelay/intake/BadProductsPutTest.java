package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecorelay.account.KeyMode;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.build.AddLeftLines;
import org.ecorelay.fixture.BadProducts;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has no form is refused with its field; what may be wrong is stored as sent, told at once if it can be, and asked about later. */
class BadProductsPutTest {
    private final Given given = new Given();
    private final Products products = new Products(
            given.registry,
            given.waits,
            new AddLeftLines(given.records, given.registry, given.correcting),
            given.orders);

    static List<BadProducts.Case> all() {
        return BadProducts.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_bad_product_is_refused_with_its_field_or_stored_as_it_is(BadProducts.Case bad) {
        HttpResponse answer = products.put(Given.caller(KeyMode.LIVE), Requests.product("BAD-01", bad.product()));
        assertThat(answer.body()).doesNotContain("Exception");
        if (bad.refused().isEmpty()) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(given.registry.find(Given.ACCOUNT, "product#BAD-01").map(Json.Obj::members))
                    .contains(bad.product().members());
        } else {
            assertThat(answer.status()).isIn(413, 422);
            assertThat(answer.status() == 413 ? List.of(bad.refused()) : Requests.errors(answer))
                    .contains(bad.refused());
            assertThat(given.registry.find(Given.ACCOUNT, "product#BAD-01")).isEmpty();
        }
    }
}

package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class IntakePackagedTest extends PackagedFunction {
    /** A first order over plain HTTP; measured and a tenth more. Every thousand classes are some 150 ms of processor time. */
    private static final long MOST_CLASSES = 4_400;

    IntakePackagedTest() {
        super("intake");
    }

    @Test
    void only_a_product_needs_the_hs_list() throws IOException {
        String list = "org.ecorelay.origin.hs.HsList";
        assertThat(loads(list, "good", "duplicate", "missing-attribute", "wrong-key"))
                .isFalse();
        assertThat(loads(list, "product")).isTrue();
    }

    @Test
    void a_first_order_loads_no_databind_and_no_more_classes_than_it_may() throws IOException {
        var loaded = classes("good");
        assertThat(loaded.databind()).isZero();
        assertThat(loaded.notShared()).isBetween(1_000L, MOST_CLASSES);
    }
}

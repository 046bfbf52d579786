package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class IntakePackagedTest extends PackagedFunction {
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
}

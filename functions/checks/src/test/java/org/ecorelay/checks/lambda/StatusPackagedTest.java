package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.ecorelay.bench.lambda.FunctionProcess;
import org.junit.jupiter.api.Test;

class StatusPackagedTest extends PackagedFunction {
    StatusPackagedTest() {
        super("status");
    }

    @Override
    void given(Deployed deployed) throws IOException {
        deployed.accept("EC-5001");
        // Only the builder signs a status list.
        try (var builder = FunctionProcess.start(deployed.function("builder"), deployed.environment("builder"))) {
            assertThat(builder.invoke(SampleEvent.text("builder/status-list")).success())
                    .isTrue();
        }
    }

    @Test
    void the_hs_list_and_its_index_are_loaded_by_who_asks_for_them_and_nobody_else() throws IOException {
        String list = "org.ecorelay.origin.hs.HsList";
        String index = "org.ecorelay.origin.hs.WordIndex";
        String[] others = {"health", "key-set", "good", "by-order-number", "empty-list", "hs-words-missing-key"};
        assertThat(loads(list, others)).isFalse();
        assertThat(loads(list, "hs-code")).isTrue();
        assertThat(loads(index, "hs-code")).isFalse();
        assertThat(loads(index, "hs-by-words")).isTrue();
    }
}

package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BuilderPackagedTest extends PackagedFunction {
    BuilderPackagedTest() {
        super("builder");
    }

    @Override
    void given(Deployed deployed) throws IOException {
        deployed.accept("EC-2001");
    }

    @Test
    void a_message_that_cannot_be_read_is_in_the_log_by_its_id() {
        assertThat(answer("missing-attribute")).contains("batchItemFailures");
        // In Lambda's own JSON: the line is its message, the level is its own, so that its filters find it.
        assertThat(log().lines())
                .anyMatch(line -> line.contains("\\\"event\\\":\\\"message\\\"")
                        && line.contains("\\\"messageId\\\":\\\"00000000-0000-4000-8000-000000000001\\\"")
                        && line.contains("\"level\":\"ERROR\""));
    }
}

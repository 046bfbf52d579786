package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckedInTemplateTest {
    private static final Path CHECKED_IN = Path.of("template", "eco-relay.template.json");

    @BeforeAll
    static void node_is_installed() {
        Synthesized.requireNode();
    }

    @Test
    void the_checked_in_template_is_what_the_stack_synthesizes() throws IOException {
        if (Boolean.getBoolean("template.update")) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, Synthesized.text());
        }
        assertThat(Files.readString(CHECKED_IN))
                .as(
                        "%s is stale; when the change is meant, update it: mvn -pl infra-cdk test -Dtemplate.update=true",
                        CHECKED_IN)
                .isEqualTo(Synthesized.text());
    }
}

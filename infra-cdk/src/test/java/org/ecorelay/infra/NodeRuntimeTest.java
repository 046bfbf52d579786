package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRuntimeTest {
    @Test
    void a_path_without_node_is_answered_by_one_sentence_with_the_command(@TempDir Path empty) {
        assertThat(NodeRuntime.missing(Map.of("PATH", empty.toString())).orElseThrow())
                .contains("sudo apt-get install nodejs")
                .contains("brew install node")
                .doesNotContain("\n");
        assertThat(NodeRuntime.missing(Map.of())).isPresent();
    }

    @Test
    void a_node_on_the_path_is_enough(@TempDir Path directory) throws IOException {
        var node = Files.createFile(directory.resolve("node"));
        assertThat(node.toFile().setExecutable(true)).isTrue();

        assertThat(NodeRuntime.missing(Map.of("PATH", directory.toString()))).isEmpty();
    }

    @Test
    void a_node_that_jsii_is_told_of_is_enough() {
        assertThat(NodeRuntime.missing(Map.of("JSII_NODE", "/opt/node/bin/node")))
                .isEmpty();
    }
}

package org.ecorelay.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** The stack as it is synthesized today: one start of Node for all tests. */
final class Synthesized {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Synthesized() {}

    /** A copy that a test may damage. */
    static Template template() {
        return new Template(Once.ROOT.deepCopy());
    }

    /** As it is checked in: two spaces, LF, a final newline. */
    static String text() {
        return Once.ROOT.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }

    /** Fails with the one sentence that a reader without Node needs, before jsii fails with many. */
    static void requireNode() {
        NodeRuntime.missing(System.getenv()).ifPresent(Assertions::fail);
    }

    /** Synthesizes with other context. */
    static ObjectNode synthesize(String directory, Map<String, Object> context) {
        var app = EcoRelayApp.into(directory, context);
        new EcoRelayStack(app, Deployment.of(app.getNode()));
        var file = Path.of(app.synth().getStackArtifact(EcoRelayStack.ID).getTemplateFullPath());
        try {
            return (ObjectNode) JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started by the first test that asks. */
    private static final class Once {
        private static final ObjectNode ROOT = synthesize("target/cdk.out", Map.of());
    }
}

package org.ecorelay.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The stack as it is synthesized today: one start of Node for all tests. */
final class Synthesized {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode ROOT = synthesize("target/cdk.out", Map.of());

    private Synthesized() {}

    /** A copy that a test may damage. */
    static Template template() {
        return new Template(ROOT.deepCopy());
    }

    /** As it is checked in: two spaces, LF, a final newline. */
    static String text() {
        return ROOT.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }

    /** Synthesizes with other context. */
    static ObjectNode synthesize(String directory, Map<String, Object> context) {
        NodeRuntime.missing(System.getenv()).ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
        var app = EcoRelayApp.into(directory, context);
        new EcoRelayStack(app, Deployment.of(app.getNode()));
        var file = Path.of(app.synth().getStackArtifact(EcoRelayStack.ID).getTemplateFullPath());
        try {
            return (ObjectNode) JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

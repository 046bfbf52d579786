package org.ecorelay.checks.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a module depends on, as Maven resolved it: {@code mvn} writes it to {@code target/dependencies.json}.
 *
 * @param module its folder, seen from the project's
 */
record ModuleTree(String module, List<Node> nodes) {
    /**
     * One dependency of the module.
     *
     * @param through what brings it, or the module itself
     * @param direct whether the module's own pom.xml names it
     */
    record Node(Artifact artifact, String scope, Artifact through, boolean direct) {
        boolean isTest() {
            return scope.equals("test");
        }
    }

    static ModuleTree read(Path root, String module) {
        Path file = root.resolve(module).resolve("target/dependencies.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException("%s is missing: run mvn verify for the whole project, or %s"
                    .formatted(root.relativize(file), DependenciesTest.COMMAND));
        }
        try {
            JsonNode tree = new ObjectMapper().readTree(file.toFile());
            var nodes = new ArrayList<Node>();
            collect(tree, true, nodes);
            return new ModuleTree(module, nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode parent, boolean direct, List<Node> nodes) {
        for (JsonNode child : parent.path("children")) {
            nodes.add(new Node(artifact(child), child.path("scope").asText(), artifact(parent), direct));
            collect(child, false, nodes);
        }
    }

    private static Artifact artifact(JsonNode node) {
        return new Artifact(
                node.path("groupId").asText(),
                node.path("artifactId").asText(),
                node.path("version").asText(),
                node.path("type").asText(),
                node.path("classifier").asText());
    }
}

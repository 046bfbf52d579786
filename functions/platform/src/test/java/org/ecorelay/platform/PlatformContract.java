package org.ecorelay.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What docs/api/platform.openapi.yaml documents: its answers with their examples, and the members of its schemas. */
final class PlatformContract {
    private static final Path FILE = Path.of("../../docs/api/platform.openapi.yaml");

    private final JsonNode document;

    private PlatformContract(JsonNode document) {
        this.document = document;
    }

    /** One answer of one operation, as the contract shows it. */
    record Documented(String operation, int status, String mediaType, String example, Set<String> headers) {
        String key() {
            return operation + " " + status;
        }
    }

    static PlatformContract load() throws IOException {
        return parse(text());
    }

    static String text() throws IOException {
        return Files.readString(FILE);
    }

    static PlatformContract parse(String yaml) {
        return new PlatformContract(new YAMLMapper().readTree(yaml));
    }

    List<Documented> answers() {
        List<Documented> answers = new ArrayList<>();
        document.get("paths")
                .forEach(path -> path.properties().stream()
                        .map(Map.Entry::getValue)
                        .filter(operation -> operation.has("operationId"))
                        .forEach(operation -> answers.addAll(answers(operation))));
        return answers;
    }

    private List<Documented> answers(JsonNode operation) {
        return operation.get("responses").properties().stream()
                .map(entry ->
                        documented(operation.get("operationId").asString(), entry.getKey(), resolved(entry.getValue())))
                .toList();
    }

    private static Documented documented(String operation, String status, JsonNode response) {
        Map.Entry<String, JsonNode> content =
                response.get("content").properties().iterator().next();
        return new Documented(
                operation,
                Integer.parseInt(status),
                content.getKey(),
                content.getValue().get("example").toString(),
                new TreeSet<>(response.path("headers").propertyNames()));
    }

    /** The names of a schema's members. */
    Set<String> members(String schema) {
        return new TreeSet<>(
                document.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }
}

package org.ecorelay.local.platform;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The platform's contract as a judge: which operation a request names, and what in a request or an answer contradicts it. Thread-safe. */
final class OpenApi {
    private static final String IRI = "https://platform.invalid/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private OpenApi(JsonNode document) {
        this.document = document;
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, document.toString())));
    }

    /** The document that lies beside this class in the jar; the build copies it from docs/api. */
    static OpenApi load() {
        try (InputStream in = OpenApi.class.getResourceAsStream("platform.openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException(
                        "platform.openapi.yaml is not packaged; build the module local with Maven");
            }
            return new OpenApi(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One operation.
     *
     * @param path JSON Pointer of its path item
     * @param pointer JSON Pointer of the operation
     */
    record Operation(String id, String path, String pointer) {}

    Optional<Operation> operation(String method, String path) {
        for (Map.Entry<String, JsonNode> item : document.get("paths").properties()) {
            String verb = method.toLowerCase(Locale.ROOT);
            if (matches(item.getKey(), path) && item.getValue().path(verb).has("operationId")) {
                String pointer = "/paths/" + item.getKey().replace("~", "~0").replace("/", "~1");
                String id = item.getValue().get(verb).get("operationId").asString();
                return Optional.of(new Operation(id, pointer, pointer + "/" + verb));
            }
        }
        return Optional.empty();
    }

    /** Whether the operation takes a body of this media type, or none and there is none. */
    boolean takes(Operation operation, String mediaType) {
        JsonNode content = at(operation.pointer() + "/requestBody/content");
        return content.isMissingNode() || content.has(mediaType);
    }

    /** What in a request contradicts the operation: required headers and the body's schema. A form counts as an object of strings. */
    List<String> requestErrors(Operation operation, Call call) {
        List<String> errors = new ArrayList<>();
        JsonNode parameters = at(operation.pointer() + "/parameters");
        for (int i = 0; i < parameters.size(); i++) {
            String pointer = operation.pointer() + "/parameters/" + i;
            String name = parameters.get(i).get("name").asString();
            errors.addAll(valueErrors(pointer, name, call.headers().get(name.toLowerCase(Locale.ROOT))));
        }
        String body =
                operation.pointer() + "/requestBody/content/" + call.mediaType().replace("/", "~1") + "/schema";
        if (!at(body).isMissingNode()) {
            boolean form = call.mediaType().equals("application/x-www-form-urlencoded");
            errors.addAll(bodyErrors(body, form ? Form.json(call.body()) : call.body()));
        }
        return errors;
    }

    /** What in an answer contradicts the operation: a status or media type that it does not name, headers, the body's schema. */
    List<String> responseErrors(Operation operation, int status, Map<String, String> headers, String body) {
        String pointer = resolved(operation.pointer() + "/responses/" + status);
        JsonNode response = at(pointer);
        if (response.isMissingNode()) {
            return List.of("%s does not answer %d".formatted(operation.id(), status));
        }
        List<String> errors = new ArrayList<>();
        response.path("headers").propertyNames().forEach(name -> {
            String header = resolved(pointer + "/headers/" + name);
            errors.addAll(valueErrors(header, name, headers.get(name)));
        });
        String type = headers.getOrDefault("Content-Type", "");
        String schema = pointer + "/content/" + type.replace("/", "~1") + "/schema";
        if (at(schema).isMissingNode()) {
            errors.add("%s does not answer %d with %s".formatted(operation.id(), status, type));
        } else {
            errors.addAll(bodyErrors(schema, body));
        }
        return errors;
    }

    private List<String> valueErrors(String parameter, String name, @Nullable String value) {
        if (value == null) {
            return at(parameter).path("required").asBoolean(false)
                    ? List.of("header %s is missing".formatted(name))
                    : List.of();
        }
        String text = JsonNodeFactory.instance.stringNode(value).toString();
        return bodyErrors(parameter + "/schema", text);
    }

    private List<String> bodyErrors(String pointer, String json) {
        Schema schema = schemas.getSchema(SchemaLocation.of(IRI + "#" + resolved(pointer)));
        try {
            return schema.validate(json, InputFormat.JSON).stream()
                    .map(error -> "%s: %s".formatted(error.getInstanceLocation(), error.getMessage()))
                    .toList();
        } catch (JacksonException | IllegalArgumentException e) {
            return List.of("the body is not JSON");
        }
    }

    /** The pointer of what is meant: references are followed. */
    private String resolved(String pointer) {
        JsonNode node = at(pointer);
        return node.has("$ref") ? resolved(node.get("$ref").asString().substring(1)) : pointer;
    }

    private JsonNode at(String pointer) {
        return document.at(pointer);
    }

    private static boolean matches(String template, String path) {
        String regex = Pattern.compile("\\{[a-z]+}")
                .splitAsStream(template + " ")
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[^/]+" + b)
                .orElse("");
        return (path + " ").matches(regex);
    }
}

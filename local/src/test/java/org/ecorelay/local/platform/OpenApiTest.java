package org.ecorelay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The judge of the contract, and the contract's own examples. */
class OpenApiTest {
    private static final OpenApi CONTRACT = OpenApi.load();
    private static final String ID = "mfrggzdfmztwq2lkmfrggzdfmztwq2lk.1";
    private static final String GOOD =
            "{\"documentId\":\"%s\",\"authority\":\"VN\",\"document\":\"a.b.c\"}".formatted(ID);
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "idempotency-key", ID, "spec-version", "2026.1");

    @ParameterizedTest
    @CsvSource({
        "POST,/oauth2/token,issueToken",
        "POST,/v1/e-co-submissions,submit",
        "POST,/v1/e-co-submissions:query,query",
        "GET,/v1/e-co-submissions/SIM-000001,read",
        "DELETE,/v1/e-co-submissions/SIM-000001,withdraw",
        "GET,/v1/spec,specification"
    })
    void every_operation_of_the_contract_is_found(String method, String path, String operation) {
        assertThat(CONTRACT.operation(method, path)).map(OpenApi.Operation::id).contains(operation);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/v1/spec",
        "PARAMETERS,/v1/e-co-submissions/SIM-000001",
        "GET,/v1/e-co-submissions",
        "GET,/v1/e-co-submissions/a/b",
        "GET,/v1/e-co-submissions/",
        "GET,/"
    })
    void nothing_else_is(String method, String path) {
        assertThat(CONTRACT.operation(method, path)).isEmpty();
    }

    @Test
    void a_good_request_has_no_errors() {
        assertThat(requestErrors(HEADERS, GOOD)).isEmpty();
    }

    @Test
    void a_missing_or_wrong_header_is_noticed() {
        assertThat(requestErrors(Map.of("content-type", "application/json", "idempotency-key", ID), GOOD))
                .containsExactly("header Spec-Version is missing");
        assertThat(requestErrors(
                        Map.of("content-type", "application/json", "idempotency-key", "x", "spec-version", "1"), GOOD))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{",
                "{\"documentId\":\"x\",\"authority\":\"VN\",\"document\":\"a.b.c\"}",
                "{\"documentId\":\"mfrggzdfmztwq2lkmfrggzdfmztwq2lk.1\",\"authority\":\"VN\",\"document\":\"a.b\"}",
                "{\"documentId\":\"mfrggzdfmztwq2lkmfrggzdfmztwq2lk.1\",\"authority\":\"VN\",\"document\":\"a.b.c\",\"more\":1}",
                "{\"documentId\":\"mfrggzdfmztwq2lkmfrggzdfmztwq2lk.1\",\"authority\":\"VN\",\"document\":\"a.b.c\",\"sandbox\":{\"faults\":[\"404\"]}}"
            })
    void a_wrong_body_is_noticed(String body) {
        assertThat(requestErrors(HEADERS, body)).isNotEmpty();
    }

    @Test
    void a_wrong_answer_is_noticed() {
        var operation = CONTRACT.operation("POST", "/v1/e-co-submissions").orElseThrow();
        Map<String, String> json = Map.of("Content-Type", "application/json", "Location", "/x");
        String body = "{\"reference\":\"SIM-1\",\"documentId\":\"%s\",\"status\":\"Pending\"}".formatted(ID);

        assertThat(CONTRACT.responseErrors(operation, 202, json, body)).isEmpty();
        assertThat(CONTRACT.responseErrors(operation, 204, json, body)).hasSize(1);
        assertThat(CONTRACT.responseErrors(operation, 202, Map.of("Content-Type", "application/json"), body))
                .hasSize(1);
        assertThat(CONTRACT.responseErrors(operation, 202, Map.of("Content-Type", "text/html", "Location", "/x"), body))
                .hasSize(1);
        assertThat(CONTRACT.responseErrors(operation, 202, json, "{}")).isNotEmpty();
        assertThat(CONTRACT.responseErrors(
                        operation,
                        429,
                        Map.of("Content-Type", "application/problem+json", "Retry-After", "2026-09-01T08:00:00Z"),
                        "{\"title\":\"t\",\"status\":429}"))
                .isNotEmpty();
    }

    @Test
    void the_packaged_contract_is_the_documented_one_and_says_that_it_is_an_assumption() throws IOException {
        String documented = Files.readString(Path.of("../docs/api/platform.openapi.yaml"));

        try (var packaged = OpenApi.class.getResourceAsStream("platform.openapi.yaml")) {
            assertThat(packaged).hasContent(documented);
        }
        assertThat(documented).contains("Our assumption – no public specification was found", "reported by");
    }

    @Test
    void every_example_obeys_its_own_schema() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Files.readString(Path.of("../docs/api/platform.openapi.yaml")));
        List<String> checked = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    Optional<OpenApi.Operation> operation =
                            CONTRACT.operation(verb.getKey(), path.getKey().replace("{reference}", "SIM-1"));
                    operation.ifPresent(found -> checkExamples(document, found, checked));
                }));
        assertThat(checked).hasSizeGreaterThan(30);
    }

    private static void checkExamples(JsonNode document, OpenApi.Operation operation, List<String> checked) {
        JsonNode node = document.at(operation.pointer());
        node.get("responses").properties().forEach(response -> {
            JsonNode meant = response.getValue().has("$ref")
                    ? document.at(response.getValue().get("$ref").asString().substring(1))
                    : response.getValue();
            meant.get("content").properties().forEach(content -> {
                var headers = new TreeMap<>(Map.of(
                        "Content-Type",
                        content.getKey(),
                        "Location",
                        "/x",
                        "Retry-After",
                        "1",
                        "WWW-Authenticate",
                        "Bearer"));
                assertThat(CONTRACT.responseErrors(
                                operation,
                                Integer.parseInt(response.getKey()),
                                headers,
                                content.getValue().get("example").toString()))
                        .as("%s %s", operation.id(), response.getKey())
                        .isEmpty();
                checked.add(operation.id() + response.getKey());
            });
        });
    }

    private static List<String> requestErrors(Map<String, String> headers, String body) {
        var operation = CONTRACT.operation("POST", "/v1/e-co-submissions").orElseThrow();
        return CONTRACT.requestErrors(operation, new Call(false, "POST", "/v1/e-co-submissions", headers, body));
    }
}

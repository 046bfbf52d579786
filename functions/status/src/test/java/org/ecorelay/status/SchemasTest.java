package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
    private final Schemas schemas = new Schemas();

    private HttpResponse show(String name) {
        return schemas.show(new HttpRequest("r", "GET /x", Map.of("name", name), Map.of(), Map.of(), new byte[0]));
    }

    static List<String> names() {
        return Schemas.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_schema_is_served_as_it_is_published_and_may_be_cached(String name) throws Exception {
        HttpResponse answer = show(name);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/schema+json")
                .containsEntry("cache-control", "public, max-age=3600");
        assertThat(answer.body()).isEqualTo(Files.readString(PublishedSchema.FOLDER.resolve(name + ".schema.json")));
        assertThat(Requests.body(answer).get("$id")).contains(Json.text("urn:eco-relay:schema:" + name));
        assertThat(show(name)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "certificate-2",
                "certificate-1.schema.json",
                "ORDER",
                "profile",
                "queue-message",
                "signing-keys",
                "../schemas/order",
                "%2e%2e/order",
                "/etc/passwd"
            })
    void what_is_not_published_is_not_found_and_the_answer_names_what_is(String name) {
        HttpResponse answer = show(name);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("cache-control", "no-store");
        assertThat(Requests.body(answer).required("detail")).contains("certificate-1", "order");
    }

    @Test
    void a_request_without_a_name_is_not_found() {
        var request = new HttpRequest("r", "GET /x", Map.of(), Map.of(), Map.of(), new byte[0]);
        assertThat(schemas.show(request).status()).isEqualTo(404);
    }
}

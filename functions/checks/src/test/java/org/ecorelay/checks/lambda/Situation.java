package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A sample event and the answer to it.
 *
 * @param name the file's name without {@code .json}
 * @param after situations of the same function that come before it, so that each can be run alone
 * @param answer what the function answers
 * @param status order numbers and the states that their certificates are in afterwards
 */
record Situation(String name, List<String> after, Consumer<String> answer, Map<String, String> status) {
    /** An HTTP answer with this status, whose body has these parts. */
    static Situation http(String name, int status, String... parts) {
        return new Situation(name, List.of(), answer -> checkHttp(answer, status, parts), Map.of());
    }

    /** A published schema with this id, which anybody may keep for an hour. */
    static Situation schema(String name, String id) {
        return new Situation(name, List.of(), answer -> checkSchema(answer, id), Map.of());
    }

    /** A file of this type that begins so. */
    static Situation file(String name, String mediaType, String beginning) {
        return new Situation(name, List.of(), answer -> checkFile(answer, mediaType, beginning), Map.of());
    }

    /** A text of this type that begins so and may be cached so. */
    static Situation text(String name, String mediaType, String cached, String beginning) {
        return new Situation(name, List.of(), answer -> checkText(answer, mediaType, cached, beginning), Map.of());
    }

    /** A page with this status that has these parts and that no browser keeps, frames or runs anything in. */
    static Situation page(String name, int status, String... parts) {
        return new Situation(name, List.of(), answer -> checkPage(answer, status, parts), Map.of());
    }

    /** The verification page: one script that may ask this site and no other, and nothing of what the request said. */
    static Situation verifyPage(String name, String... absent) {
        return new Situation(name, List.of(), answer -> checkVerifyPage(answer, absent), Map.of());
    }

    /** A partial batch response with these messages, by their place in the batch, the first is 1. */
    static Situation failures(String name, int... messages) {
        return new Situation(name, List.of(), answer -> checkFailures(answer, messages), Map.of());
    }

    /** No answer at all. */
    static Situation silent(String name) {
        return new Situation(name, List.of(), answer -> assertThat(answer).isEmpty(), Map.of());
    }

    Situation after(String... names) {
        return new Situation(name, List.of(names), answer, status);
    }

    Situation then(String orderNumber, String state) {
        return new Situation(name, after, answer, Map.of(orderNumber, state));
    }

    @Override
    public String toString() {
        return name;
    }

    private static void checkHttp(String answer, int status, String... parts) {
        JsonNode response = Deployed.json(answer);
        assertThat(response.get("statusCode").asInt()).as(answer).isEqualTo(status);
        assertThat(response.get("body").asText()).contains(parts);
        assertThat(response.get("headers").get("content-type").asText())
                .isEqualTo(status < 400 ? "application/json" : "application/problem+json");
    }

    private static void checkText(String answer, String mediaType, String cached, String beginning) {
        JsonNode response = Deployed.json(answer);
        assertThat(response.get("statusCode").asInt()).as(answer).isEqualTo(200);
        assertThat(response.get("headers").get("content-type").asText()).isEqualTo(mediaType);
        assertThat(response.get("headers").get("cache-control").asText()).isEqualTo(cached);
        assertThat(response.get("body").asText()).startsWith(beginning);
    }

    private static void checkSchema(String answer, String id) {
        JsonNode response = Deployed.json(answer);
        assertThat(response.get("statusCode").asInt()).as(answer).isEqualTo(200);
        assertThat(response.get("headers").get("content-type").asText()).isEqualTo("application/schema+json");
        assertThat(response.get("headers").get("cache-control").asText()).isEqualTo("public, max-age=3600");
        assertThat(Deployed.json(response.get("body").asText()).get("$id").asText())
                .isEqualTo(id);
    }

    private static void checkFile(String answer, String mediaType, String beginning) {
        JsonNode response = Deployed.json(answer);
        assertThat(response.get("statusCode").asInt()).as(answer).isEqualTo(200);
        assertThat(response.get("headers").get("content-type").asText()).isEqualTo(mediaType);
        assertThat(response.get("isBase64Encoded").asBoolean()).isTrue();
        byte[] file = Base64.getDecoder().decode(response.get("body").asText());
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).startsWith(beginning);
    }

    private static void checkPage(String answer, int status, String... parts) {
        JsonNode response = Deployed.json(answer);
        assertThat(response.get("statusCode").asInt()).as(answer).isEqualTo(status);
        assertThat(response.get("body").asText()).contains(parts).doesNotContain("<script", "ops@example.org");
        JsonNode headers = response.get("headers");
        assertThat(headers.get("content-type").asText()).isEqualTo("text/html; charset=utf-8");
        assertThat(headers.get("cache-control").asText()).isEqualTo("no-store");
        assertThat(headers.get("content-security-policy").asText())
                .startsWith("default-src 'none';")
                .contains("frame-ancestors 'none'");
    }

    private static void checkVerifyPage(String answer, String... absent) {
        JsonNode response = Deployed.json(answer);
        assertThat(response.get("statusCode").asInt()).isEqualTo(200);
        assertThat(response.get("body").asText())
                .contains("../v1/verify", "e-CO verification", "e-CO 核验", "e-CO の確認")
                .doesNotContain(absent);
        assertThat(response.get("headers").get("content-security-policy").asText())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("script-src 'sha256-", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http");
    }

    private static void checkFailures(String answer, int... messages) {
        var expected = new ArrayList<String>();
        for (int message : messages) {
            expected.add("00000000-0000-4000-8000-%012d".formatted(message));
        }
        JsonNode response = Deployed.json(answer);
        assertThat(response.propertyStream().map(Map.Entry::getKey)).containsExactly("batchItemFailures");
        assertThat(response.get("batchItemFailures")
                        .valueStream()
                        .map(one -> one.get("itemIdentifier").asText()))
                .containsExactlyElementsOf(expected);
    }
}

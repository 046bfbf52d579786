package org.ecorelay.aws.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * A request of an API Gateway HTTP API (payload format 2.0).
 *
 * @param routeKey {@code POST /v1/orders}
 * @param path path variables, decoded
 * @param query query parameters, decoded
 * @param headers names in lower case
 * @param body the raw bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HttpRequest(
        String requestId,
        String routeKey,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body) {
    /** Reads the event as API Gateway sends it. */
    static HttpRequest read(InputStream event) throws IOException {
        try {
            return of((Json.Obj) JsonReader.read(event.readAllBytes()));
        } catch (MalformedJson | ClassCastException | IllegalArgumentException e) {
            throw new IOException("the event is not an HTTP API event", e);
        }
    }

    private static HttpRequest of(Json.Obj root) {
        String body = root.text("body").orElse("");
        boolean encoded = root.get("isBase64Encoded").equals(Optional.of(Json.bool(true)));
        return new HttpRequest(
                root.object("requestContext").text("requestId").orElse("-"),
                root.text("routeKey").orElse("$default"),
                texts(root.object("pathParameters")),
                texts(root.object("queryStringParameters")),
                texts(root.object("headers")),
                encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> texts(Json.Obj object) {
        var texts = new HashMap<String, String>();
        object.members().forEach((name, value) -> value.asText().ifPresent(text -> texts.put(name, text)));
        return Map.copyOf(texts);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The answer, unless a query parameter is none of {@code known}: a misspelt filter would show more than was asked for, in silence. */
    public HttpResponse asking(Supplier<HttpResponse> answer, String... known) {
        List<String> names = List.of(known);
        return names.containsAll(query.keySet())
                ? answer.get()
                : HttpResponse.problem(
                        400,
                        "bad-query",
                        "The query has a parameter that is not known here",
                        "Known are %s.".formatted(String.join(", ", names)));
    }

    /** The API key: {@code X-Api-Key}, or {@code Authorization: Bearer}. */
    public @Nullable String credential() {
        return header("x-api-key")
                .or(() -> header("authorization")
                        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                        .map(value -> value.substring(7).strip()))
                .orElse(null);
    }

    /** Media type of the body without its parameters, in lower case. */
    public String mediaType() {
        return header("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Hides everything that a client sent. */
    @Override
    public String toString() {
        return "HttpRequest[" + routeKey + " " + requestId + "]";
    }
}

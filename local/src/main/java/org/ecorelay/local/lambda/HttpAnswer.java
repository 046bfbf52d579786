package org.ecorelay.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes back to the caller.
 *
 * @param headers single values
 * @param cookies one Set-Cookie header each
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record HttpAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "content-type";

    /** API Gateway's own answers. */
    static final HttpAnswer NOT_FOUND = message(404, "Not Found");

    static final HttpAnswer TOO_LARGE = message(413, "Request Entity Too Large");
    static final HttpAnswer TOO_MANY_REQUESTS = message(429, "Too Many Requests");
    static final HttpAnswer BAD_REQUEST = message(400, "Bad Request");
    static final HttpAnswer INTERNAL_SERVER_ERROR = message(500, "Internal Server Error");
    static final HttpAnswer SERVICE_UNAVAILABLE = message(503, "Service Unavailable");

    /**
     * Reads what a handler wrote, payload format 2.0. JSON without a status code is a body with status 200; what is no
     * JSON, or has a wrong status code, is a 500.
     */
    static HttpAnswer read(byte[] payload) {
        try {
            JsonNode answer = JSON.readTree(payload);
            if (answer == null || answer.isMissingNode()) {
                return INTERNAL_SERVER_ERROR;
            }
            return answer.has("statusCode") ? structured(answer) : inferred(answer);
        } catch (IOException | IllegalArgumentException e) {
            return INTERNAL_SERVER_ERROR;
        }
    }

    private static HttpAnswer inferred(JsonNode body) {
        byte[] bytes = (body.isTextual() ? body.asText() : body.toString()).getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(200, Map.of(CONTENT_TYPE, "application/json"), List.of(), bytes);
    }

    private static HttpAnswer structured(JsonNode answer) {
        int status = answer.path("statusCode").asInt();
        if (status < 100 || status > 599) {
            return INTERNAL_SERVER_ERROR;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        var cookies = new ArrayList<String>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        JsonNode given = answer.path("body");
        String body = given.isNull() || given.isMissingNode() ? "" : given.asText();
        headers.putIfAbsent(CONTENT_TYPE, "text/plain;charset=UTF-8");
        byte[] bytes = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(status, headers, cookies, bytes);
    }

    private static HttpAnswer message(int status, String text) {
        byte[] body = ("{\"message\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(status, Map.of(CONTENT_TYPE, "application/json"), List.of(), body);
    }
}

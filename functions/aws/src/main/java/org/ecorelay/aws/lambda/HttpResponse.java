package org.ecorelay.aws.lambda;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;

/**
 * An answer of an HTTP API function.
 *
 * @param body the text, or the bytes in Base64
 * @param base64 whether the body is bytes: the gateway decodes it
 */
public record HttpResponse(int status, Map<String, String> headers, String body, boolean base64) {
    private static final String PROBLEM_TYPE = "urn:eco-relay:problem:";

    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public static HttpResponse json(int status, Json body) {
        return of(status, "application/json", CanonicalJson.text(body));
    }

    public static HttpResponse of(int status, String mediaType, String body) {
        return new HttpResponse(status, Map.of("content-type", mediaType, "cache-control", "no-store"), body, false);
    }

    /**
     * An answer of bytes, such as a PDF or an archive.
     *
     * @param body at most 4.5 MB: Lambda answers with 6 MB at most, and Base64 makes four bytes of three
     */
    public static HttpResponse bytes(int status, String mediaType, byte[] body) {
        var empty = of(status, mediaType, "");
        return new HttpResponse(status, empty.headers(), Base64.getEncoder().encodeToString(body), true);
    }

    /**
     * A problem (RFC 9457).
     *
     * @param code stable, lower case with hyphens; becomes the problem's type
     * @param detail one sentence that says what to do; no secret and no personal value
     */
    public static HttpResponse problem(int status, String code, String title, String detail) {
        return problem(status, code, title, detail, Json.Obj.EMPTY);
    }

    /** A problem with members of its own. */
    public static HttpResponse problem(int status, String code, String title, String detail, Json.Obj more) {
        var problem = Json.object()
                .put("type", PROBLEM_TYPE + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        problem.putAll(more);
        return of(status, "application/problem+json", CanonicalJson.text(problem.build()));
    }

    /** The problem of a request with bad fields: all of them, by JSON Pointer. */
    public static HttpResponse invalidFields(List<FieldProblem> problems) {
        Json errors = Json.array(problems.stream().map(FieldProblem::json));
        return problem(
                422,
                "invalid-fields",
                "Some fields are not valid",
                "Correct every field listed in errors and send the request again.",
                Json.object().put("errors", errors).build());
    }

    /** This answer with one more header. */
    public HttpResponse with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, more, body, base64);
    }

    /** The answer as API Gateway expects it (payload format 2.0). */
    String json() {
        var names = Json.object();
        headers.forEach(names::put);
        return CanonicalJson.text(Json.object()
                .put("statusCode", status)
                .put("headers", names.build())
                .put("body", body)
                .put("isBase64Encoded", base64)
                .build());
    }
}

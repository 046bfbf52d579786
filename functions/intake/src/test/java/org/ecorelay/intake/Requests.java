package org.ecorelay.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/** Requests as they reach a route, and what their answers say. */
final class Requests {
    private Requests() {}

    static HttpRequest json(Json body) {
        return request("application/json", CanonicalJson.bytes(body), Map.of());
    }

    static HttpRequest text(String mediaType, String body) {
        return request(mediaType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static HttpRequest product(String sku, Json body) {
        return request("application/json", CanonicalJson.bytes(body), Map.of("sku", sku));
    }

    private static HttpRequest request(String mediaType, byte[] body, Map<String, String> path) {
        return new HttpRequest("r", "POST /x", path, Map.of(), Map.of("content-type", mediaType), body);
    }

    static Json.Obj body(HttpResponse response) {
        return JsonReader.readOwn(response.body());
    }

    static String type(HttpResponse response) {
        return body(response).required("type").replace("urn:eco-relay:problem:", "");
    }

    static List<String> texts(HttpResponse response, String list) {
        return body(response).list(list).stream()
                .map(text -> text.asText().orElseThrow())
                .toList();
    }

    /** {@code FIELD_MISSING /store} */
    static List<String> errors(HttpResponse response) {
        return body(response).list("errors").stream()
                .map(Json.Obj.class::cast)
                .map(error -> error.required("code") + " " + error.required("pointer"))
                .toList();
    }
}

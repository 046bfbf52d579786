package org.ecorelay.intake;

import java.util.function.Function;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/** Reads a JSON body within its limits, or answers what is wrong with it. */
final class JsonBody {
    static final int MAX_BYTES = 256 * 1024;

    private JsonBody() {}

    static HttpResponse read(HttpRequest request, Function<Json, HttpResponse> action) {
        if (!request.mediaType().equals("application/json")) {
            return HttpResponse.problem(
                    415, "unsupported-media-type", "The body is not JSON", "Send Content-Type: application/json.");
        }
        if (request.body().length > MAX_BYTES) {
            return HttpResponse.problem(
                    413,
                    "too-large",
                    "The body is too large",
                    "Send at most %d bytes; split larger orders.".formatted(MAX_BYTES));
        }
        Json body;
        try {
            body = JsonReader.read(request.body());
        } catch (MalformedJson e) {
            return HttpResponse.problem(400, "malformed-json", "The body cannot be read", e.getMessage() + ".");
        }
        return action.apply(body);
    }
}

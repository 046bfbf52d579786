package org.ecorelay.aws.lambda;

import java.util.function.Function;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/** The JSON body of a request. */
public final class JsonRequest {
    private JsonRequest() {}

    /**
     * Does something with the body, or answers what is wrong with it.
     *
     * @param maxBytes the most that is read
     */
    public static HttpResponse read(HttpRequest request, int maxBytes, Function<Json, HttpResponse> action) {
        if (!request.mediaType().equals("application/json")) {
            return HttpResponse.problem(
                    415, "unsupported-media-type", "The body is not JSON", "Send Content-Type: application/json.");
        }
        if (request.body().length > maxBytes) {
            return HttpResponse.problem(
                    413,
                    "too-large",
                    "The body is too large",
                    "Send at most %d bytes; split larger orders.".formatted(maxBytes));
        }
        Json body;
        try {
            body = JsonReader.readSent(request.body());
        } catch (MalformedJson e) {
            return HttpResponse.problem(400, "malformed-json", "The body cannot be read", e.getMessage() + ".");
        }
        return action.apply(body);
    }
}

package org.ecorelay.intake;

import java.util.function.Function;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.JsonRequest;
import org.ecorelay.json.Json;

/** Reads a JSON body within the limit of this function, or answers what is wrong with it. */
final class JsonBody {
    static final int MAX_BYTES = 256 * 1024;

    private JsonBody() {}

    static HttpResponse read(HttpRequest request, Function<Json, HttpResponse> action) {
        return JsonRequest.read(request, MAX_BYTES, action);
    }
}

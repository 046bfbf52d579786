package org.ecorelay.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ecorelay.account.Authenticate;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Scope;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Routes requests to use cases, and turns whatever goes wrong into a problem that says what to do. Thread-safe. */
public final class HttpApi {
    private final Map<String, Function<HttpRequest, HttpResponse>> routes;

    private HttpApi(Map<String, Function<HttpRequest, HttpResponse>> routes) {
        this.routes = Map.copyOf(routes);
    }

    /** Routes by their keys, {@code GET /v1/certificates/{id}}, each once. */
    public static final class Routes {
        private final Map<String, Function<HttpRequest, HttpResponse>> routes = new HashMap<>();
        private final Authenticate authenticate;

        public Routes(Authenticate authenticate) {
            this.authenticate = authenticate;
        }

        /** Lets every request through to {@code action}. */
        public Routes open(String route, Function<HttpRequest, HttpResponse> action) {
            if (routes.put(route, action) != null) {
                throw new IllegalArgumentException("two actions for the route %s: leave one".formatted(route));
            }
            return this;
        }

        /** Lets a request through to {@code action} with any valid key: for what is the same for every account. */
        public Routes anyKey(String route, BiFunction<Caller, HttpRequest, HttpResponse> action) {
            return open(route, request -> {
                Optional<Caller> caller = authenticate.caller(request.credential());
                if (caller.isEmpty()) {
                    return HttpResponse.problem(
                                    401,
                                    "unauthorized",
                                    "No valid API key",
                                    "Send a valid key in the header X-Api-Key or as Authorization: Bearer.")
                            .with("www-authenticate", "Bearer");
                }
                return action.apply(caller.get(), request);
            });
        }

        /** Lets a request through to {@code action} only with a key that has {@code scope}. */
        public Routes scoped(Scope scope, String route, BiFunction<Caller, HttpRequest, HttpResponse> action) {
            return anyKey(
                    route,
                    (caller, request) -> caller.may(scope)
                            ? action.apply(caller, request)
                            : HttpResponse.problem(
                                    403,
                                    "forbidden",
                                    "The key may not do this",
                                    "Use a key with the scope %s.".formatted(scope.word())));
        }

        public HttpApi api() {
            return new HttpApi(routes);
        }
    }

    /** Handles one event. */
    public void handle(InputStream input, OutputStream output, Context context) throws IOException {
        HttpRequest request = HttpRequest.read(input);
        HttpResponse response = respond(request, new Log(context));
        output.write(response.json().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse respond(HttpRequest request, Log log) {
        Function<HttpRequest, HttpResponse> route = routes.get(request.routeKey());
        if (route == null) {
            return HttpResponse.problem(
                    404, "not-found", "No such resource", "Look up the routes in the API description.");
        }
        try {
            return route.apply(request);
        } catch (SdkException e) {
            log.failed("http", e, about(request));
            return unavailable(e);
        } catch (RuntimeException e) {
            log.failed("http", e, about(request));
            return HttpResponse.problem(
                    500,
                    "internal",
                    "Something went wrong here",
                    "Send the request again; if it fails again, report request %s.".formatted(request.requestId()));
        }
    }

    /** The request id is the one that a client is asked to report; Lambda's own is another. */
    private static JsonObjectBuilder about(HttpRequest request) {
        return Json.object().put("route", request.routeKey()).put("apiRequestId", request.requestId());
    }

    private static HttpResponse unavailable(SdkException e) {
        boolean throttled = e instanceof AwsServiceException service && service.isThrottlingException();
        return (throttled
                        ? HttpResponse.problem(
                                429,
                                "too-many-requests",
                                "Too many requests",
                                "Send the request again after Retry-After seconds.")
                        : HttpResponse.problem(
                                503,
                                "unavailable",
                                "Temporarily unavailable",
                                "Send the request again after Retry-After seconds."))
                .with("retry-after", throttled ? "2" : "5");
    }
}

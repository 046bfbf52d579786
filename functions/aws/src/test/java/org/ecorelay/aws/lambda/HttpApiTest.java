package org.ecorelay.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecorelay.account.Authenticate;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class HttpApiTest {
    private static final String KEY = "eco_live_acme_key1_" + "a".repeat(52);
    private static final String SECRET = "hunter2";

    private final RecordingContext context = new RecordingContext();

    private Json.Obj call(Function<HttpRequest, HttpResponse> action, String routeKey, String key) {
        return call(routes().open("GET /x", action), routeKey, key);
    }

    private Json.Obj call(HttpApi.Routes routes, String routeKey, String key) {
        String event = CanonicalJson.text(Json.object()
                .put("routeKey", routeKey)
                .put(
                        "requestContext",
                        Json.object().put("requestId", "api-request").build())
                .put("headers", Json.object().put("x-api-key", key).build())
                .put("body", SECRET)
                .build());
        var output = new ByteArrayOutputStream();
        try {
            routes.api().handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonReader.readOwn(output.toByteArray());
    }

    private Json.Obj failing(RuntimeException failure) {
        return call(
                _ -> {
                    throw failure;
                },
                "GET /x",
                "none");
    }

    private static String type(Json.Obj answer) {
        return JsonReader.readOwn(answer.required("body")).required("type");
    }

    @Test
    void a_request_goes_to_its_route() {
        Json.Obj answer = call(request -> HttpResponse.of(201, "text/plain", request.requestId()), "GET /x", "none");
        assertThat(answer.requiredInt("statusCode")).isEqualTo(201);
        assertThat(answer.required("body")).isEqualTo("api-request");
        assertThat(context.lines()).isEmpty();
    }

    @Test
    void a_route_has_one_action() {
        HttpApi.Routes routes = routes().open("GET /x", _ -> HttpResponse.of(200, "text/plain", ""));
        assertThatThrownBy(() -> routes.anyKey("GET /x", (_, _) -> HttpResponse.of(200, "text/plain", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET /x");
    }

    @Test
    void a_route_that_is_not_known_is_not_found() {
        Json.Obj answer = call(_ -> HttpResponse.of(200, "text/plain", ""), "$default", "none");
        assertThat(answer.requiredInt("statusCode")).isEqualTo(404);
        assertThat(type(answer)).isEqualTo("urn:eco-relay:problem:not-found");
    }

    @Test
    void a_bug_is_500_with_a_request_to_report_and_never_the_text_of_the_exception() {
        Json.Obj answer = failing(new IllegalStateException(SECRET, new IOException(SECRET)));
        assertThat(answer.requiredInt("statusCode")).isEqualTo(500);
        assertThat(answer.required("body")).contains("api-request").doesNotContain(SECRET, "Illegal");
        assertThat(context.text())
                .contains("java.lang.IllegalStateException", " < java.io.IOException")
                .doesNotContain(SECRET);
    }

    @Test
    void the_request_that_is_to_be_reported_can_be_found_in_the_log() {
        failing(new IllegalStateException("x"));
        assertThat(context.text()).contains("api-request", "lambda-request", "GET /x");
    }

    private static DynamoDbException answered(String code, int status) {
        return (DynamoDbException) DynamoDbException.builder()
                .message(SECRET)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    @Test
    void throttling_is_429_and_says_when_to_come_again() {
        Json.Obj answer = failing(answered("ProvisionedThroughputExceededException", 400));
        assertThat(answer.requiredInt("statusCode")).isEqualTo(429);
        assertThat(answer.object("headers").text("retry-after")).contains("2");
        assertThat(type(answer)).isEqualTo("urn:eco-relay:problem:too-many-requests");
    }

    @Test
    void whatever_else_aws_does_is_503_and_says_when_to_come_again() {
        for (RuntimeException failure : new RuntimeException[] {
            answered("InternalServerError", 500),
            answered("AccessDeniedException", 400),
            SdkClientException.create(SECRET),
            ApiCallTimeoutException.create(8_000)
        }) {
            Json.Obj answer = failing(failure);
            assertThat(answer.requiredInt("statusCode")).isEqualTo(503);
            assertThat(answer.object("headers").text("retry-after")).contains("5");
            assertThat(answer.required("body")).doesNotContain(SECRET, "AccessDenied");
        }
        assertThat(context.text()).doesNotContain(SECRET);
    }

    private Json.Obj authorized(String key, Scope scope) {
        return call(
                routes().scoped(scope, "GET /x", (caller, _) -> HttpResponse.of(200, "text/plain", caller.account())),
                "GET /x",
                key);
    }

    private static HttpApi.Routes routes() {
        var registry = new InMemoryRegistry();
        registry.put(
                "acme",
                "key#key1",
                Json.object()
                        .put("hash", Sha256.of(KEY).value())
                        .put("mode", "live")
                        .put("scopes", Json.array(Stream.of(Json.text("status:read"))))
                        .build());
        return new HttpApi.Routes(new Authenticate(registry, new MovableClock()));
    }

    @Test
    void where_any_key_will_do_it_still_has_to_be_valid() {
        HttpApi.Routes open =
                routes().anyKey("GET /x", (caller, _) -> HttpResponse.of(200, "text/plain", caller.account()));
        assertThat(call(open, "GET /x", KEY).required("body")).isEqualTo("acme");
        for (String key : new String[] {"", "nonsense", KEY.replace("_key1_", "_key2_")}) {
            assertThat(call(open, "GET /x", key).requiredInt("statusCode")).isEqualTo(401);
        }
    }

    @Test
    void a_key_with_the_scope_is_let_through_as_its_account() {
        assertThat(authorized(KEY, Scope.STATUS_READ).required("body")).isEqualTo("acme");
    }

    @Test
    void a_request_without_a_valid_key_is_401_and_says_how_to_send_one() {
        for (String key :
                new String[] {"", "nonsense", KEY.replace("_key1_", "_key2_"), KEY.substring(0, KEY.length() - 1) + "b"
                }) {
            Json.Obj answer = authorized(key, Scope.STATUS_READ);
            assertThat(answer.requiredInt("statusCode")).isEqualTo(401);
            assertThat(answer.object("headers").text("www-authenticate")).contains("Bearer");
        }
    }

    @Test
    void a_key_without_the_scope_is_403_and_the_scope_is_named() {
        Json.Obj answer = authorized(KEY, Scope.ORDERS_WRITE);
        assertThat(answer.requiredInt("statusCode")).isEqualTo(403);
        assertThat(answer.required("body")).contains("orders:write");
    }
}

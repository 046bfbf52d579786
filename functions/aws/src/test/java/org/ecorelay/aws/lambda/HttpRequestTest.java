package org.ecorelay.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are read as API Gateway sends them; AWS's own event classes say what that is. */
class HttpRequestTest {
    private static final Path EVENTS = Path.of("../../events");

    private static HttpRequest read(String event) throws IOException {
        return HttpRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpRequest withHeader(String name, String value) {
        return new HttpRequest("r", "GET /x", Map.of(), Map.of(), Map.of(name, value), new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake/good.json",
                "intake/base64-body.json",
                "intake/product.json",
                "intake/empty-body.json",
                "status/by-order-number.json",
                "status/good.json"
            })
    void a_sample_event_is_read_as_the_runtime_reads_it(String name) throws IOException {
        Path file = EVENTS.resolve(name);
        APIGatewayV2HTTPEvent judge =
                EventLoader.loadApiGatewayHttpEvent(file.toAbsolutePath().toString());
        HttpRequest request = read(Files.readString(file));
        assertThat(request.routeKey()).isEqualTo(judge.getRouteKey());
        assertThat(request.requestId()).isEqualTo(judge.getRequestContext().getRequestId());
        assertThat(request.headers()).isEqualTo(judge.getHeaders());
        assertThat(request.path()).isEqualTo(orEmpty(judge.getPathParameters()));
        assertThat(request.query()).isEqualTo(orEmpty(judge.getQueryStringParameters()));
        assertThat(request.body()).isEqualTo(body(judge));
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static byte[] body(APIGatewayV2HTTPEvent judge) {
        String body = judge.getBody() == null ? "" : judge.getBody();
        return judge.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_base64_body_keeps_every_byte() throws IOException {
        HttpRequest request = read("{\"body\":\"/wD+\",\"isBase64Encoded\":true}");
        assertThat(request.body()).containsExactly(0xff, 0x00, 0xfe);
    }

    @Test
    void a_plain_body_that_looks_like_base64_stays_as_it_is() throws IOException {
        assertThat(read("{\"body\":\"/wD+\",\"isBase64Encoded\":false}").body())
                .isEqualTo("/wD+".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_plain_body_is_utf_8() throws IOException {
        assertThat(read("{\"body\":\"é😀\"}").body()).isEqualTo("é😀".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatever_is_missing_is_empty_and_matches_no_route() throws IOException {
        HttpRequest request = read("{}");
        assertThat(request.routeKey()).isEqualTo("$default");
        assertThat(request.requestId()).isEqualTo("-");
        assertThat(request.headers()).isEmpty();
        assertThat(request.query("cursor")).isEmpty();
        assertThat(request.path()).isEmpty();
        assertThat(request.body()).isEmpty();
        assertThat(request.credential()).isNull();
        assertThat(request.mediaType()).isEmpty();
    }

    @Test
    void null_parts_are_missing_parts() throws IOException {
        HttpRequest request =
                read("{\"pathParameters\":null,\"queryStringParameters\":null,\"headers\":null,\"body\":null}");
        assertThat(request.path()).isEmpty();
        assertThat(request.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "{\"body\":", "null"})
    void what_is_no_event_is_an_error_of_the_invocation(String event) {
        assertThatThrownBy(() -> read(event)).isInstanceOf(IOException.class);
    }

    @Test
    void a_body_that_is_not_the_base64_it_claims_to_be_is_an_error_of_the_invocation() {
        assertThatThrownBy(() -> read("{\"body\":\"*\",\"isBase64Encoded\":true}"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_header_is_asked_for_in_any_case() {
        HttpRequest request = withHeader("x-api-key", "k");
        assertThat(request.header("X-Api-Key")).contains("k");
        assertThat(request.header("x-other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, Bearer key1, key1",
        "authorization, bearer key1, key1",
        "authorization, 'Bearer   key1 ', key1",
        "x-api-key, key1, key1"
    })
    void a_key_comes_in_either_header(String name, String value, String key) {
        assertThat(withHeader(name, value).credential()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Bearerkey1", "key1", "Bearer"})
    void another_scheme_is_no_key(String value) {
        assertThat(withHeader("authorization", value).credential()).isNull();
    }

    @Test
    void of_two_keys_x_api_key_counts() {
        var request = new HttpRequest(
                "r", "GET /x", Map.of(), Map.of(), Map.of("x-api-key", "a", "authorization", "Bearer b"), new byte[0]);
        assertThat(request.credential()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "Application/JSON; charset=utf-8, application/json",
        "' application/json ;x', application/json",
        "text/plain, text/plain",
        ";, ''"
    })
    void a_media_type_has_no_parameters(String header, String type) {
        assertThat(withHeader("content-type", header).mediaType()).isEqualTo(type);
    }

    @Test
    void as_text_a_request_shows_nothing_that_a_client_sent() {
        var request = new HttpRequest(
                "r-1",
                "GET /v1/certificates/{id}",
                Map.of("id", "hunter2"),
                Map.of("q", "hunter2"),
                Map.of("x-api-key", "hunter2"),
                "hunter2".getBytes(StandardCharsets.UTF_8));
        assertThat(request.toString()).contains("r-1").doesNotContain("hunter2");
    }

    @Test
    void a_query_parameter_that_is_not_known_is_refused_with_those_that_are() {
        HttpResponse shown = HttpResponse.of(200, "text/plain", "shown");
        for (Map<String, String> query :
                List.of(Map.<String, String>of(), Map.of("store", "x"), Map.of("orderNumber", "x"))) {
            assertThat(asking(query).asking(() -> shown, "orderNumber", "store"))
                    .isEqualTo(shown);
        }
        for (String unknown : List.of("order", "OrderNumber", "<b>")) {
            HttpResponse answer =
                    asking(Map.of("store", "x", unknown, "hunter2")).asking(() -> shown, "orderNumber", "store");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("bad-query", "orderNumber, store")
                    .doesNotContain("hunter2", "<b>");
        }
    }

    private static HttpRequest asking(Map<String, String> query) {
        return new HttpRequest("r", "GET /x", Map.of(), query, Map.of(), new byte[0]);
    }
}

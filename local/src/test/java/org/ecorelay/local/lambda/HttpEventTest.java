package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.local.template.HttpApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpEventTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00.123Z");

    @Test
    void the_runtime_reads_what_was_asked() {
        var event = event(Map.of(
                "Host", List.of("127.0.0.1:8080"),
                "User-agent", List.of("curl/8"),
                "Content-type", List.of("application/json; charset=utf-8"),
                "X-many", List.of("a", "b"),
                "Cookie", List.of("one=1; two=2")));
        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(event.getRouteKey()).isEqualTo("PUT /v1/products/{sku}");
        assertThat(event.getRawPath()).isEqualTo("/v1/products/A/B C");
        assertThat(event.getPathParameters()).isEqualTo(Map.of("sku", "A/B C"));
        assertThat(event.getRawQueryString()).isEqualTo("a=1&a=2&b=x%20y&c");
        assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("a", "1,2", "b", "x y", "c", ""));
        assertThat(event.getCookies()).containsExactly("one=1", "two=2");
        assertThat(event.getHeaders())
                .containsEntry("x-many", "a,b")
                .containsEntry("x-forwarded-proto", "http")
                .doesNotContainKey("cookie");
        assertThat(event.getBody()).isEqualTo("{\"ü\":1}");
        assertThat(event.getIsBase64Encoded()).isFalse();
    }

    @Test
    void the_request_context_is_complete() {
        var context = event(Map.of("Host", List.of("shop.test:8080"), "User-agent", List.of("curl/8")))
                .getRequestContext();
        assertThat(context.getAccountId()).isEqualTo("000000000000");
        assertThat(context.getDomainName()).isEqualTo("shop.test:8080");
        assertThat(context.getDomainPrefix()).isEqualTo("shop");
        assertThat(context.getHttp().getMethod()).isEqualTo("PUT");
        assertThat(context.getHttp().getSourceIp()).isEqualTo("127.0.0.1");
        assertThat(context.getHttp().getUserAgent()).isEqualTo("curl/8");
        assertThat(context.getStage()).isEqualTo("$default");
        assertThat(context.getTime()).isEqualTo("01/Sep/2026:08:00:00 +0000");
        assertThat(context.getTimeEpoch()).isEqualTo(NOW.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "application/json, false",
                "APPLICATION/JSON;charset=utf-8, false",
                "text/csv, false",
                "application/xml, false",
                "application/x-www-form-urlencoded, true",
                "application/problem+json, true",
                "application/octet-stream, true",
                "none, true",
            })
    void only_text_types_arrive_as_text(String contentType, boolean base64) {
        var event = event(contentType == null ? Map.of() : Map.of("Content-type", List.of(contentType)));
        assertThat(event.getIsBase64Encoded()).isEqualTo(base64);
        byte[] body = base64
                ? Base64.getDecoder().decode(event.getBody())
                : event.getBody().getBytes(StandardCharsets.UTF_8);
        assertThat(body).asString(StandardCharsets.UTF_8).isEqualTo("{\"ü\":1}");
    }

    private static APIGatewayV2HTTPEvent event(Map<String, List<String>> headers) {
        var request = new HttpRequest(
                "PUT",
                "/v1/products/A%2FB%20C",
                "a=1&a=2&b=x%20y&c",
                "HTTP/1.1",
                "127.0.0.1",
                headers,
                "{\"ü\":1}".getBytes(StandardCharsets.UTF_8));
        var routes = new RouteTable(List.of(new HttpApi.Route("PUT /v1/products/{sku}", "Intake", Optional.empty())));
        var match = routes.find(request.method(), request.rawPath()).orElseThrow();
        return Events.read(
                new HttpEvent("000000000000").write(request, match, "request-1", NOW), APIGatewayV2HTTPEvent.class);
    }
}

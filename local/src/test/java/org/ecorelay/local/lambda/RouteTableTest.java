package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.local.template.HttpApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(List.of(
            route("ANY /files/{path+}"),
            route("GET /v1/certificates/{id}"),
            route("ANY /v1/certificates/{id}"),
            route("GET /v1/certificates/latest"),
            route("GET /v1/certificates")));

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/certificates, GET /v1/certificates",
        "GET, /v1/certificates/latest, GET /v1/certificates/latest",
        "GET, /v1/certificates/7, GET /v1/certificates/{id}",
        "DELETE, /v1/certificates/7, ANY /v1/certificates/{id}",
        "PUT, /files/a/b, ANY /files/{path+}",
    })
    void the_most_specific_route_answers(String method, String path, String key) {
        assertThat(routes.find(method, path).orElseThrow().route().key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/certificates",
        "GET, /v1/certificates/",
        "GET, /v1/certificates/7/document",
        "GET, /v1",
        "GET, /files/",
        "GET, /",
    })
    void everything_else_has_no_route(String method, String path) {
        assertThat(routes.find(method, path)).isEmpty();
    }

    @Test
    void parameters_are_decoded_and_an_encoded_slash_does_not_separate() {
        assertThat(routes.find("GET", "/v1/certificates/a%2Fb+%C3%BC")
                        .orElseThrow()
                        .parameters())
                .isEqualTo(Map.of("id", "a/b+ü"));
        assertThat(routes.find("GET", "/files/a/b%20c").orElseThrow().parameters())
                .isEqualTo(Map.of("path", "a/b c"));
    }

    @Test
    void a_route_key_without_path_is_refused() {
        assertThatThrownBy(() -> new RouteTable(List.of(route("$default")))).hasMessageContaining("$default");
    }

    private static HttpApi.Route route(String key) {
        return new HttpApi.Route(key, "Function", Optional.empty());
    }
}

package org.ecorelay.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;

class HttpResponseTest {
    private static Json.Obj body(HttpResponse response) {
        return JsonReader.readOwn(response.body());
    }

    @Test
    void a_problem_has_the_members_of_rfc_9457() {
        HttpResponse problem = HttpResponse.problem(
                409,
                "order-differs",
                "Taken",
                "Use another.",
                Json.object().put("more", 1).build());
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(body(problem))
                .isEqualTo(Json.object()
                        .put("detail", "Use another.")
                        .put("more", 1)
                        .put("status", 409)
                        .put("title", "Taken")
                        .put("type", "urn:eco-relay:problem:order-differs")
                        .build());
    }

    @Test
    void bad_fields_are_listed_all_together() {
        HttpResponse problem = HttpResponse.invalidFields(List.of(
                new FieldProblem(FieldProblem.Code.FIELD_MISSING, "/store", "is required"),
                new FieldProblem(FieldProblem.Code.FIELD_FORMAT, "/lines/0/sku", "has a bad character")));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(body(problem).list("errors"))
                .containsExactly(
                        Json.object()
                                .put("code", "FIELD_MISSING")
                                .put("message", "is required")
                                .put("pointer", "/store")
                                .put("zh", Json.object().put("message", "必填").build())
                                .build(),
                        Json.object()
                                .put("code", "FIELD_FORMAT")
                                .put("message", "has a bad character")
                                .put("pointer", "/lines/0/sku")
                                .build());
    }

    @Test
    void text_of_any_kind_survives_both_layers_of_json() {
        String hostile = "\"}],\n\u0001 </script> é😀 \\";
        HttpResponse response = HttpResponse.json(
                        200, Json.object().put("text", hostile).build())
                .with("x-odd", "a\"b\r\nset-cookie: c");
        Json.Obj outer = JsonReader.readOwn(response.json());
        assertThat(JsonReader.readOwn(outer.required("body")).required("text")).isEqualTo(hostile);
        assertThat(outer.object("headers").members()).containsOnlyKeys("content-type", "cache-control", "x-odd");
    }

    @Test
    void an_answer_is_what_api_gateway_expects() {
        assertThat(JsonReader.readOwn(
                        HttpResponse.of(200, "text/plain", "hello").json()))
                .isEqualTo(Json.object()
                        .put("body", "hello")
                        .put(
                                "headers",
                                Json.object()
                                        .put("cache-control", "no-store")
                                        .put("content-type", "text/plain")
                                        .build())
                        .put("isBase64Encoded", false)
                        .put("statusCode", 200)
                        .build());
    }

    @Test
    void a_header_of_an_answer_replaces_one_of_the_same_name_and_changes_no_other_answer() {
        HttpResponse first = HttpResponse.of(200, "text/plain", "");
        assertThat(first.with("cache-control", "public").headers()).containsEntry("cache-control", "public");
        assertThat(first.headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void bytes_leave_in_base64_and_say_so() {
        byte[] bytes = {0, (byte) 0xFF, 0x50, 0x4B, 3, 4, (byte) 0x80};
        HttpResponse response =
                HttpResponse.bytes(200, "application/zip", bytes).with("content-disposition", "attachment");
        Json.Obj answer = JsonReader.readOwn(response.json());
        assertThat(answer.get("isBase64Encoded")).contains(Json.bool(true));
        assertThat(Base64.getDecoder().decode(answer.required("body"))).isEqualTo(bytes);
        assertThat(response.headers()).containsEntry("content-type", "application/zip");
    }
}

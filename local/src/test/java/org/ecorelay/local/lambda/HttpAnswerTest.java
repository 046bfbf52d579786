package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    @Test
    void a_structured_answer_is_taken_as_it_is() {
        var answer = read("""
                {"statusCode":409,"headers":{"Content-Type":"application/problem+json","Retry-After":5},
                 "cookies":["a=1","b=2"],"body":"{}","isBase64Encoded":false}
                """);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("retry-after", "5");
        assertThat(answer.cookies()).containsExactly("a=1", "b=2");
        assertThat(text(answer)).isEqualTo("{}");
    }

    @Test
    void a_base64_body_is_decoded() {
        assertThat(text(read("{\"statusCode\":200,\"body\":\"aGk=\",\"isBase64Encoded\":true}")))
                .isEqualTo("hi");
    }

    @Test
    void an_answer_without_content_type_is_plain_text() {
        assertThat(read("{\"statusCode\":200,\"body\":\"hi\"}").headers())
                .containsEntry("content-type", "text/plain;charset=UTF-8");
    }

    @Test
    void json_without_a_status_code_is_the_body_of_a_200() {
        var answer = read("{\"a\":1}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(text(answer)).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{no json",
                "{\"statusCode\":\"abc\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":200,\"body\":\"%%\",\"isBase64Encoded\":true}"
            })
    void what_api_gateway_cannot_read_is_a_500(String payload) {
        assertThat(read(payload)).isSameAs(HttpAnswer.INTERNAL_SERVER_ERROR);
    }

    private static HttpAnswer read(String payload) {
        return HttpAnswer.read(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

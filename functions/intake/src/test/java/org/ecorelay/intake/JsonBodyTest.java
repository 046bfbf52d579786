package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private static final HttpResponse TAKEN = HttpResponse.of(200, "text/plain", "taken");

    private static HttpResponse read(HttpRequest request) {
        return JsonBody.read(request, _ -> TAKEN);
    }

    /** A JSON string of exactly so many bytes. */
    private static String sized(int bytes) {
        return '"' + "x".repeat(bytes - 2) + '"';
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON"})
    void json_is_taken(String mediaType) {
        assertThat(read(Requests.text(mediaType, "{}"))).isEqualTo(TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json"})
    void another_media_type_is_415(String mediaType) {
        HttpResponse answer = read(Requests.text(mediaType, "{}"));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(Requests.type(answer)).isEqualTo("unsupported-media-type");
    }

    @Test
    void a_body_at_the_limit_is_taken_and_one_byte_more_is_413() {
        assertThat(read(Requests.text("application/json", sized(JsonBody.MAX_BYTES))))
                .isEqualTo(TAKEN);
        HttpResponse answer = read(Requests.text("application/json", sized(JsonBody.MAX_BYTES + 1)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(Requests.body(answer).required("detail")).contains("262144");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "hunter2",
                "{\"a\":1,\"a\":2}",
                "{} hunter2",
                "{\"a\":\"\\ud800\"}",
                "{\"n\":1e999}",
                "NaN"
            })
    void what_is_no_json_is_400_and_not_repeated(String body) {
        HttpResponse answer = read(Requests.text("application/json", body));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.type(answer)).isEqualTo("malformed-json");
        assertThat(answer.body()).doesNotContain("hunter2");
    }

    @Test
    void json_nested_without_end_is_400() {
        assertThat(read(Requests.text("application/json", "[".repeat(100_000))).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-8"})
    void a_body_in_gbk_is_told_to_be_saved_as_utf_8_behind_a_gateway_too(String charset) {
        String spoilt = "{\"name\":\"深圳\"}";
        byte[] body = charset.equals("GBK")
                ? spoilt.getBytes(Charset.forName(charset))
                : new String(spoilt.getBytes(Charset.forName("GBK")), StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.UTF_8);
        HttpResponse answer = read(
                new HttpRequest("r", "POST /x", Map.of(), Map.of(), Map.of("content-type", "application/json"), body));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.body(answer).required("detail")).contains("save it as UTF-8");
    }

    @Test
    void a_member_that_is_there_twice_is_named() {
        HttpResponse answer = read(Requests.text("application/json", "{\"unit\":1,\"unit\":2}"));
        assertThat(Requests.body(answer).required("detail")).startsWith("the member unit is there twice");
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        assertThat(read(Requests.text("application/json", "\uFEFF{}"))).isEqualTo(TAKEN);
    }

    @Test
    void bytes_that_are_not_utf_8_are_400() {
        var request = new HttpRequest(
                "r", "POST /x", Map.of(), Map.of(), Map.of("content-type", "application/json"), new byte[] {
                    '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'
                });
        assertThat(read(request).status()).isEqualTo(400);
    }
}

package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.status.Requests.ACME;
import static org.ecorelay.status.Requests.BETA;

import java.util.List;
import java.util.Map;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HsCodesTest {
    private final HsCodes hs = new HsCodes();

    private HttpResponse find(String question) {
        return hs.find(ACME, Requests.query("q", question));
    }

    private HttpResponse show(String code) {
        return hs.show(ACME, new HttpRequest("r", "GET /x", Map.of("code", code), Map.of(), Map.of(), new byte[0]));
    }

    private static List<String> codes(HttpResponse answer, String list) {
        return codes(Requests.body(answer), list);
    }

    private static List<String> codes(Json.Obj body, String list) {
        return Requests.objects(body, list).stream()
                .map(each -> each.required("code"))
                .toList();
    }

    @Test
    void words_find_subheadings_with_their_heading_and_chapter() {
        Json.Obj first = Requests.objects(Requests.body(find("bamboo furniture")), "codes")
                .getFirst();
        assertThat(first.required("code")).isEqualTo("940382");
        assertThat(first.required("description")).isEqualTo("Furniture; of bamboo");
        assertThat(codes(first, "path")).containsExactly("94", "9403");
        assertThat(Requests.body(find("bamboo furniture")).required("edition")).isEqualTo("HS 2022");
    }

    @Test
    void an_answer_is_the_same_for_every_account() {
        assertThat(hs.find(BETA, Requests.query("q", "smartphone"))).isEqualTo(find("smartphone"));
    }

    @Test
    void words_that_are_nowhere_are_named() {
        Json.Obj body = Requests.body(find("竹家具"));
        assertThat(body.list("codes")).isEmpty();
        assertThat(body.list("unknownWords")).containsExactly(Json.text("竹家具"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "bamboo\u0000", "bamboo\r\nX-Header: 1", "\u2028"})
    void another_question_is_400_and_says_what_is_allowed(String question) {
        assertThat(find(question).status()).isEqualTo(400);
        assertThat(Requests.body(find(question)).required("type")).endsWith(":bad-query");
        assertThat(Requests.body(find(question)).required("detail")).contains("1 to 100 characters");
    }

    @Test
    void no_question_and_one_of_ten_thousand_characters_are_400() {
        assertThat(hs.find(ACME, Requests.query()).status()).isEqualTo(400);
        assertThat(find("bamboo ".repeat(1_500)).status()).isEqualTo(400);
    }

    @Test
    void a_heading_is_shown_with_its_chapter_and_its_subheadings() {
        Json.Obj body = Requests.body(show("94.04"));
        assertThat(body.required("code")).isEqualTo("9404");
        assertThat(body.required("level")).isEqualTo("heading");
        assertThat(codes(body, "path")).containsExactly("94");
        assertThat(codes(body, "below")).startsWith("940410").allMatch(code -> code.startsWith("9404"));
        assertThat(body.text("nationalSuffix")).isEmpty();
    }

    @Test
    void a_national_code_is_shown_by_its_first_six_digits() {
        Json.Obj body = Requests.body(show("9403.60.10 00"));
        assertThat(body.required("code")).isEqualTo("940360");
        assertThat(body.required("nationalSuffix")).isEqualTo("1000");
        assertThat(codes(body, "path")).containsExactly("94", "9403");
        assertThat(body.list("below")).isEmpty();
    }

    @Test
    void a_code_that_is_not_listed_is_404_with_the_nearest() {
        HttpResponse answer = show("940366");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Requests.body(answer).required("title")).isEqualTo("HS 2022 has no 940366");
        assertThat(codes(answer, "nearest")).startsWith("940360").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void a_lost_zero_is_400_with_the_code_that_had_it() {
        assertThat(show("10121").status()).isEqualTo(400);
        assertThat(codes(show("10121"), "nearest")).containsExactly("010121");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bamboo", "../certificates", "9403/60", "٩٤٠٣٦٠", "9403\u000060", "9403601234567"})
    void what_is_no_code_is_400_and_not_quoted(String text) {
        HttpResponse answer = show(text);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.body(answer).required("type")).endsWith(":bad-hs-code");
        assertThat(Requests.body(answer).required("detail")).contains("6 to 12 digits");
        assertThat(Requests.body(answer).list("nearest")).isEmpty();
    }
}

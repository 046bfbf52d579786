package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.AnswerConfirmation;
import org.ecorelay.account.ConfirmationToken;
import org.ecorelay.account.Consent;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertAddressesTest {
    private static final String NEW = "new.person@example.com";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Given given = new Given();
    private final TestServiceSecret secret = new TestServiceSecret("the secret");
    private final AlertAddresses addresses =
            new AlertAddresses(new AnswerConfirmation(given.registry, secret, given.clock));
    private final String token = token(Given.ACCOUNT, given.clock.instant().plus(Duration.ofDays(14)));

    @BeforeEach
    void listed() {
        given.registry.put(
                Given.ACCOUNT, "exporter#maker", JsonEdit.with(Orders.exporter(), "/alerts", "['%s']".formatted(NEW)));
    }

    private String token(String account, Instant expires) {
        return new ConfirmationToken(account, "maker", new AlertAddress(NEW).hash(), expires).text(secret);
    }

    private static HttpRequest request(String link, String mediaType, String body) {
        return new HttpRequest(
                "r",
                "POST /x",
                Map.of("token", link),
                Map.of(),
                Map.of("content-type", mediaType),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse get(String link) {
        return addresses.get(request(link, "", ""));
    }

    private HttpResponse post(String link, String body) {
        return addresses.post(request(link, FORM, body));
    }

    private Optional<Consent.Answer> stored() {
        return Consent.find(given.registry, Given.ACCOUNT, new AlertAddress(NEW).hash())
                .map(Consent::answer);
    }

    @Test
    void the_page_says_who_asks_for_what_and_shows_the_address_by_halves() {
        HttpResponse page = get(token);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Acme Bamboo", "n…@example.com", "rejected", "15 September 2026, 08:00 UTC")
                .contains("name=\"answer\" value=\"confirm\"", "name=\"answer\" value=\"refuse\"")
                .doesNotContain(NEW);
    }

    @Test
    void to_open_the_page_answers_nothing_however_often_a_scanner_does_it() {
        for (int i = 0; i < 5; i++) {
            get(token);
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void the_button_confirms_and_pressing_it_again_says_the_same() {
        HttpResponse first = post(token, "answer=confirm");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("This address is confirmed").doesNotContain("value=\"confirm\"");
        assertThat(stored()).contains(Consent.Answer.CONFIRMED);
        assertThat(post(token, "answer=confirm")).isEqualTo(first);
        assertThat(get(token)).isEqualTo(first);
    }

    @Test
    void the_other_button_refuses_for_good() {
        assertThat(post(token, "answer=refuse").body()).contains("This address is not written to");
        assertThat(stored()).contains(Consent.Answer.REFUSED);
        HttpResponse again = post(token, "answer=confirm");
        assertThat(again.body()).contains("This address is not written to").doesNotContain("<button");
        assertThat(stored()).contains(Consent.Answer.REFUSED);
    }

    @Test
    void who_has_confirmed_can_still_refuse() {
        assertThat(post(token, "answer=confirm").body()).contains("value=\"refuse\"");
        post(token, "answer=refuse");
        assertThat(stored()).contains(Consent.Answer.REFUSED);
    }

    @Test
    void every_link_that_is_no_good_gets_one_and_the_same_answer() {
        String gone = token;
        HttpResponse nothing = get("nothing");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.body()).contains("This link does not work").doesNotContain("<form");
        String expired = token(Given.ACCOUNT, given.clock.instant());
        String stranger = token("beta", given.clock.instant().plusSeconds(60));
        String swapped = token.replace(Given.ACCOUNT, "beta");
        String altered = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
        List<String> bad = List.of(
                "",
                "x",
                "a".repeat(10_240),
                "../../etc/passwd",
                "<script>",
                expired,
                stranger,
                swapped,
                altered,
                token.substring(0, token.length() - 1),
                token + "A",
                token.toUpperCase(java.util.Locale.ROOT));
        for (String link : bad) {
            assertThat(get(link)).as(link).isEqualTo(nothing);
            assertThat(post(link, "answer=confirm")).as(link).isEqualTo(nothing);
            assertThat(post(link, "answer=refuse")).as(link).isEqualTo(nothing);
            assertThat(post(link, "nonsense")).as(link).isEqualTo(nothing);
        }
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.exporter());
        assertThat(get(gone)).isEqualTo(nothing);
        assertThat(post(gone, "answer=confirm")).isEqualTo(nothing);
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "answer",
                "answer=",
                "answer=CONFIRM",
                "answer=yes",
                "answer=%zz",
                "answer=%",
                "Answer=confirm",
                "other=confirm",
                "answer=confirm&answer=refuse",
                "answer=confirm&answer=confirm",
                "{\"answer\":\"confirm\"}"
            })
    void a_form_without_one_known_answer_answers_nothing(String body) {
        HttpResponse answer = post(token, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Nothing was answered");
        assertThat(stored()).isEmpty();
    }

    @Test
    void another_media_type_or_a_large_form_answers_nothing() {
        assertThat(addresses
                        .post(request(token, "application/json", "answer=confirm"))
                        .status())
                .isEqualTo(400);
        assertThat(addresses
                        .post(request(token, "text/plain", "answer=confirm"))
                        .status())
                .isEqualTo(400);
        assertThat(post(token, "answer=confirm&x=" + "y".repeat(1_024)).status())
                .isEqualTo(400);
        assertThat(stored()).isEmpty();
    }

    @Test
    void the_name_of_an_exporter_is_never_markup() {
        String name = "<script>alert(1)</script>\"'&<img src=x onerror=x>";
        given.registry.put(
                Given.ACCOUNT,
                "exporter#maker",
                JsonEdit.with(
                        JsonEdit.with(Orders.exporter(), "/alerts", "['%s']".formatted(NEW)),
                        "/party/name",
                        Json.text(name)));
        for (HttpResponse page : List.of(get(token), post(token, "answer=confirm"))) {
            assertThat(page.body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img src=x onerror=x&gt;")
                    .doesNotContain("<script", "<img");
        }
    }

    @Test
    void a_page_is_kept_nowhere_shown_nowhere_else_and_runs_nothing() {
        for (HttpResponse page : List.of(get(token), get("nothing"), post(token, ""), post(token, "answer=confirm"))) {
            assertThat(page.headers())
                    .containsEntry("content-type", "text/html; charset=utf-8")
                    .containsEntry("cache-control", "no-store")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY");
            assertThat(page.headers().get("content-security-policy"))
                    .startsWith("default-src 'none'; style-src 'sha256-" + styleHash(page.body()) + "'")
                    .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.body())
                    .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                    .doesNotContain("<script", "http://", "https://", " src=", " href=", " style=", "%s");
        }
    }

    /** What a browser computes: the hash of what stands between the style tags. */
    private static String styleHash(String html) {
        var style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(html);
        assertThat(style.find()).isTrue();
        return Base64.getEncoder().encodeToString(Sha256.digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
    }
}

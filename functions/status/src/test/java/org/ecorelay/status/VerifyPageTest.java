package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyPageTest {
    private static HttpResponse get(String id, String acceptEncoding) {
        return VerifyPage.show(new HttpRequest(
                "r",
                "GET /verify/{id}",
                Map.of("id", id),
                Map.of("lang", "<b>"),
                Map.of("accept-encoding", acceptEncoding),
                new byte[0]));
    }

    private static final HttpResponse PAGE = get("a", "");

    /** What is between the tags of an element, in the order of the page. */
    private static List<String> contents(String element) {
        return Pattern.compile("<%1$s(?: [^>]*)?>(.*?)</%1$s>".formatted(element), Pattern.DOTALL)
                .matcher(PAGE.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String hash(String inline) {
        return "'sha256-%s'"
                .formatted(Base64.getEncoder().encodeToString(Sha256.digest(inline.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void it_is_the_same_for_every_id_so_that_nothing_can_be_guessed_from_it() {
        assertThat(get("wctcrbruiquvm7f6jq2672isecmcvgc6", ""))
                .isEqualTo(get("\"><script>alert(1)</script>", ""))
                .isEqualTo(PAGE);
        assertThat(PAGE.status()).isEqualTo(200);
    }

    @Test
    void only_its_own_style_and_script_run_and_only_this_site_is_asked() {
        String policy = PAGE.headers().get("content-security-policy");
        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "style-src " + hash(contents("style").getFirst()),
                        "script-src " + hash(contents("script").getLast()),
                        "connect-src 'self'",
                        "frame-ancestors 'none'",
                        "form-action 'none'",
                        "base-uri 'none'",
                        "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        assertThat(contents("style")).hasSize(1);
        assertThat(contents("script")).hasSize(2);
    }

    @Test
    void it_asks_nothing_of_others_and_keeps_nothing() {
        // The name of SVG's vocabulary is not fetched; https is what the page of an issuing body must begin with.
        String page = PAGE.body().replace("http://www.w3.org/2000/svg", "").replace("'https://'", "");
        assertThat(page)
                .doesNotContain("http://", "https://", "src=", "@import", "url(", "style=")
                .doesNotContain("cookie=", "document.cookie", "localStorage", "sessionStorage", "sendBeacon")
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        assertThat(PAGE.headers())
                .doesNotContainKey("set-cookie")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("x-robots-tag", "noindex, nofollow")
                .containsEntry("cache-control", "public, max-age=600")
                .containsEntry("vary", "accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "GZIP;q=1"})
    void who_takes_gzip_gets_the_same_page_smaller(String accepted) throws IOException {
        HttpResponse compressed = get("a", accepted);
        assertThat(compressed.headers()).containsEntry("content-encoding", "gzip");
        assertThat(compressed.headers().get("content-security-policy"))
                .isEqualTo(PAGE.headers().get("content-security-policy"));
        byte[] bytes = Base64.getDecoder().decode(compressed.body());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(PAGE.body());
        }
        assertThat(bytes).hasSizeLessThan(32_000);
        assertThat(PAGE.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "gzip;q=0.0", "x-gzip-not", "identity, *;q=0"})
    void who_does_not_gets_it_as_it_is(String accepted) {
        assertThat(get("a", accepted)).isEqualTo(PAGE);
    }

    @Test
    void its_texts_are_data_that_no_text_can_end() {
        String texts = contents("script").getFirst();
        assertThat(texts).doesNotContain("<");
        Json.Obj all = JsonReader.readOwn(texts);
        assertThat(all.members().keySet()).containsExactlyInAnyOrderElementsOf(PageTexts.LANGUAGES);
        assertThat(contents("noscript").getFirst())
                .contains("lang=\"ja\"", "JavaScript")
                .doesNotContain("{{");
    }
}

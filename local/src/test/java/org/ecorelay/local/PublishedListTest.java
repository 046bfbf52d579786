package org.ecorelay.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.ecorelay.local.run.LocalRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody learns who got a document, the key set and the status list over the API, and then lost the network. */
@Timeout(240)
class PublishedListTest {
    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LocalRelay relay;
    private TestStorefront storefront;

    @BeforeEach
    void start() throws IOException {
        relay = LocalRelay.start(new LocalRelay.Options(0, null, InstantSource.system(), (_, _) -> {}));
        storefront = new TestStorefront(relay.api(), relay.apiKey());
        storefront.putTable();
    }

    @AfterEach
    void stop() throws IOException {
        storefront.close();
        relay.close();
        http.shutdownNow();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(relay.api().resolve(path))
                .header("X-Api-Key", relay.apiKey())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String get(String path) {
        return send("GET", path, "").body();
    }

    private JsonNode row(String id) {
        return TestStorefront.json(get("/v1/certificates/" + id));
    }

    private String approved(String number) throws IOException {
        var answer = storefront.post("/v1/orders", TestStorefront.order(number, "VN", "\"afterSeconds\":1"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        String id = answer.body().required("certificateId").asText();
        reaches(id, "Approved", 1);
        return id;
    }

    private void reaches(String id, String status, int version) {
        Patience.until(
                "%s is %s".formatted(id, status),
                () -> row(id).path("status").asText().equals(status)
                        && row(id).path("version").asInt() == version,
                () -> row(id));
    }

    private static JsonNode payload(String jws) {
        return TestStorefront.json(
                new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    /** Where a document says that its status is. */
    private static URI list(String document) {
        return URI.create(
                payload(document).at("/credentialStatus/0/statusListCredential").asText());
    }

    /** The exit code, and what was said. */
    private record Said(int code, String text) {}

    /** As at the border: three files, no network. */
    private Said verify(String document, String list) throws IOException {
        Path file = Files.writeString(folder.resolve("document.jws"), document);
        Path status = Files.writeString(folder.resolve("list.jws"), list);
        Path keys = Files.writeString(folder.resolve("jwks.json"), get("/.well-known/jwks.json"));
        var out = new ByteArrayOutputStream();
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            List<String> words =
                    List.of("verify", file.toString(), "--keys", keys.toString(), "--status", status.toString());
            int code = new Eco(print, print, false, false).run(words);
            return new Said(code, out.toString(StandardCharsets.UTF_8));
        }
    }

    /** Waits until the list says it: the timer, a queue and the builder are in between. */
    private Said told(String document, String code) {
        var last = new Said[1];
        Patience.until(
                "the list says " + code,
                () -> {
                    try {
                        last[0] = verify(document, get(list(document).getPath()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return last[0].text().contains("[" + code + " ");
                },
                () -> last[0]);
        return last[0];
    }

    @Test
    void a_document_stands_until_it_is_withdrawn_or_replaced_and_the_list_says_which() throws Exception {
        String kept = approved("PL-1");
        String ended = approved("PL-2");
        String corrected = approved("PL-3");
        String good = get("/v1/certificates/" + kept + "/document");
        String withdrawn = get("/v1/certificates/" + ended + "/document");
        String replaced = get("/v1/certificates/" + corrected + "/document");
        Said stands = told(good, "NOT_WITHDRAWN");
        assertThat(stands.code()).as(stands.text()).isZero();
        assertThat(stands.text()).contains("[NOT_REPLACED 500]", "VALID at");
        String before = get(list(good).getPath());

        assertThat(send("DELETE", "/v1/certificates/" + ended, "").statusCode()).isEqualTo(202);
        String order = TestStorefront.order("PL-3", "VN", "\"afterSeconds\":1")
                .replace("\"quantity\":\"2\"", "\"quantity\":\"3\"");
        assertThat(send("POST", "/v1/certificates/" + corrected + "/versions", order)
                        .statusCode())
                .isEqualTo(202);
        reaches(corrected, "Approved", 2);
        Said revoked = told(withdrawn, "WITHDRAWN");
        assertThat(revoked.code()).isEqualTo(1);
        assertThat(revoked.text()).contains("✗ status      invalid", "[WITHDRAWN 301]", "INVALID at");
        Said superseded = told(replaced, "REPLACED");
        assertThat(superseded.code()).isEqualTo(1);
        assertThat(superseded.text()).contains("✗ replacement invalid", "[REPLACED 501]", "[NOT_WITHDRAWN 300]");
        assertThat(told(get("/v1/certificates/" + corrected + "/document"), "NOT_REPLACED")
                        .code())
                .isZero();
        assertThat(told(good, "NOT_REPLACED").code()).isZero();
        judgedByOthers(withdrawn, before);
        olderListsAreNoticed(withdrawn, before);
        onlineSaysTheSame(withdrawn, replaced);
    }

    /** nimbus verifies the list; the JDK's GZIP unpacks it; the bits are written out from left to right. */
    private void judgedByOthers(String withdrawn, String before) throws Exception {
        HttpResponse<String> answer = send("GET", list(withdrawn).getPath(), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/vc+jwt");
        assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=300");
        var parsed = JWSObject.parse(answer.body());
        var key = JWKSet.parse(get("/.well-known/jwks.json"))
                .getKeyByKeyId(parsed.getHeader().getKeyID());
        assertThat(parsed.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        JsonNode list = payload(answer.body());
        assertThat(list.at("/type/1").asText()).isEqualTo("BitstringStatusListCredential");
        assertThat(list.at("/validFrom").asText())
                .isGreaterThan(payload(before).at("/validFrom").asText());
        String bits = bits(list);
        assertThat(bits).hasSize(131_072);
        // Two of the withdrawn one and the replaced one say revoked; one of them says why.
        assertThat(bits.chars().filter(bit -> bit == '1')).hasSize(3);
        int index = payload(withdrawn).at("/credentialStatus/0/statusListIndex").asInt();
        assertThat(bits.charAt(index)).isEqualTo('1');
        assertThat(bits(payload(before)).charAt(index)).isEqualTo('0');
    }

    private static String bits(JsonNode list) throws IOException {
        String encoded = list.at("/credentialSubject/encodedList").asText();
        byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
        byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        String digits = new BigInteger(1, bytes).toString(2);
        return "0".repeat(bytes.length * 8 - digits.length()) + digits;
    }

    /** Who has seen the newer list is not taken in by the older one. */
    private void olderListsAreNoticed(String withdrawn, String before) throws IOException {
        Path file = Files.writeString(folder.resolve("withdrawn.jws"), withdrawn);
        Path old = Files.writeString(folder.resolve("old.jws"), before);
        Path seen = Files.writeString(
                folder.resolve("seen.jws"), get(list(withdrawn).getPath()));
        var out = new ByteArrayOutputStream();
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            List<String> words = List.of(
                    "verify",
                    file.toString(),
                    "--keys",
                    folder.resolve("jwks.json").toString(),
                    "--status",
                    old.toString(),
                    "--before",
                    seen.toString());
            assertThat(new Eco(print, print, false, false).run(words)).isNotZero();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("[STATUS_LIST_OLDER 327]");
    }

    private void onlineSaysTheSame(String withdrawn, String replaced) {
        assertThat(verifiedOnline(withdrawn))
                .contains("WITHDRAWN", "NOT_REPLACED")
                .doesNotContain("NOT_WITHDRAWN");
        assertThat(verifiedOnline(replaced)).contains("NOT_WITHDRAWN", "\"REPLACED\"");
    }

    private String verifiedOnline(String document) {
        var request = HttpRequest.newBuilder(relay.api().resolve("/v1/verify"))
                .header("Content-Type", "application/vc+jwt")
                .POST(BodyPublishers.ofString(document))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

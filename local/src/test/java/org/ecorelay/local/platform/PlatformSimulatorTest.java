package org.ecorelay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecorelay.local.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.local.platform.PlatformFixture.KEY;
import static org.ecorelay.local.platform.PlatformFixture.credential;
import static org.ecorelay.local.platform.PlatformFixture.signed;

import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulator refuses, seen by a plain client. */
@Timeout(60)
class PlatformSimulatorTest {
    private static final String JSON = "application/json";

    private final PlatformFixture fixture = new PlatformFixture();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        fixture.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "exporter-1,wrong,submit,401,invalid_client",
        "nobody,s1,submit,401,invalid_client",
        "exporter-1,s1,read,400,invalid_scope",
        "relay,r1,submit,400,invalid_scope",
        "relay,r1,everything,400,invalid_request"
    })
    void a_token_is_for_known_clients_and_their_scopes(
            String client, String secret, String scope, int status, String error) throws Exception {
        HttpResponse<String> answer = askToken(client, secret, scope);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(error);
    }

    @Test
    void without_a_good_token_nothing_is_taken() throws Exception {
        assertThat(submit("sandbox", "nonsense-token", body(signed(DOCUMENT, "VN"), ""))
                        .statusCode())
                .isEqualTo(401);
        String token = token("exporter-1", "s1", "submit");
        fixture.pass(Duration.ofMinutes(6));

        assertThat(submit("sandbox", token, body(signed(DOCUMENT, "VN"), "")).statusCode())
                .isEqualTo(401);
        assertThat(fixture.simulator.registrations()).isEmpty();
    }

    @Test
    void scopes_are_kept() throws Exception {
        String reading = token("relay", "r1", "read");
        String submitting = token("exporter-1", "s1", "submit");

        assertThat(submit("live", reading, body(signed(DOCUMENT, "VN"), "")).statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/live/v1/e-co-submissions:query", submitting, "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(submit("live", submitting, body(signed(DOCUMENT, "VN"), "")).statusCode())
                .isEqualTo(202);
        assertThat(read("SIM-000001", reading)).isEqualTo(200);
        assertThat(read("SIM-000001", submitting)).isEqualTo(200);
        assertThat(read("SIM-000001", token("exporter-2", "s2", "submit"))).isEqualTo(403);
        assertThat(read("SIM-000002", reading)).isEqualTo(404);
    }

    @Test
    void a_withdrawn_document_stays_withdrawn() throws Exception {
        String token = token("exporter-1", "s1", "submit");
        submit("live", token, body(signed(DOCUMENT, "VN"), ""));
        String path = "/live/v1/e-co-submissions/SIM-000001";

        assertThat(send("DELETE", path, token("exporter-2", "s2", "submit"), "").statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", path, token, "").body()).isEqualTo("{\"status\":\"Withdrawn\"}");
        assertThat(send("DELETE", path, token, "").statusCode()).isEqualTo(200);
        fixture.pass(Duration.ofMinutes(1));
        assertThat(send("GET", path, token, "").body()).contains("\"status\":\"Withdrawn\"");
    }

    @Test
    void the_live_platform_takes_no_script() throws Exception {
        String token = token("exporter-1", "s1", "submit");

        assertThat(submit("live", token, body(signed(DOCUMENT, "VN"), ",\"sandbox\":{}"))
                        .body())
                .contains("SANDBOX_ON_LIVE");
        assertThat(fixture.simulator.registrations()).isEmpty();
    }

    @Test
    void a_document_must_be_signed_well_and_be_the_one_that_is_named() throws Exception {
        var other = DOCUMENT.certificate().version(2);
        String good = signed(DOCUMENT, "VN");

        assertThat(refusal(signed(credential(DOCUMENT, "VN"), PlatformFixture.key(), "vc+jwt")))
                .contains("KEY_UNKNOWN");
        assertThat(refusal(signed(credential(DOCUMENT, "VN"), KEY, "jwt"))).contains("TYPE_UNSUPPORTED");
        assertThat(refusal(signed(credential(other, "VN"), KEY, "vc+jwt"))).contains("DOCUMENT_ID_MISMATCH");
        assertThat(refusal(signed(credential(DOCUMENT, "TH"), KEY, "vc+jwt"))).contains("AUTHORITY_MISMATCH");
        assertThat(refusal(tampered(good))).contains("SIGNATURE_INVALID");
        assertThat(refusal("e30.e30.e30")).contains("DOCUMENT_UNREADABLE");
        assertThat(refusal(unsecured(good))).contains("\"status\":422");
        assertThat(fixture.simulator.registrations()).isEmpty();
        assertThat(submit("live", token("exporter-1", "s1", "submit"), body(good, ""))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_request_that_contradicts_the_contract_is_refused() throws Exception {
        String token = token("exporter-1", "s1", "submit");

        assertThat(submit("live", token, "{\"documentId\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(submit("live", token, "not json").statusCode()).isEqualTo(400);
        assertThat(submit("live", token, "\"%s\"".formatted("x".repeat(1 << 20)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/live/v1/e-co-submissions", token, "{}", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("PUT", "/live/v1/spec", token, "{}").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/live/v1/spec", "", "").body()).contains("\"specVersion\":\"2026.1\"");
    }

    @Test
    void many_at_once_register_one_document_once() {
        // Callers on the common pool: the adapter must not need a thread of it.
        List<Integer> answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(_ -> fixture.submit("{}"))
                .map(outcome -> outcome.getClass().hashCode())
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(fixture.simulator.registrations()).hasSize(1);
    }

    @Test
    void a_forgetful_platform_registers_twice_and_it_shows() {
        try (var forgetful = new PlatformFixture(SimulatorSettings::forgetful, Duration.ofSeconds(20))) {
            forgetful.submit("{}");
            forgetful.submit("{}");

            assertThat(forgetful.simulator.registrations()).hasSize(2);
            assertThat(forgetful.simulator.registeredTwice()).containsExactly(DOCUMENT.toString());
        }
        fixture.submit("{}");
        assertThat(fixture.simulator.registeredTwice()).isEmpty();
    }

    @Test
    void the_control_begins_an_outage_and_shows_the_log() throws Exception {
        fixture.submit("{}");
        assertThat(send("GET", "/control/log", "", "").body())
                .contains("SIM-000001", DOCUMENT.toString(), "\"attempt\":1");

        assertThat(send("POST", "/control/outage", "", "{\"seconds\":30}").body())
                .contains("2026-09-01T08:00:30Z");
        assertThat(askToken("relay", "r1", "read").headers().firstValue("Retry-After"))
                .contains("30");
        assertThat(send("POST", "/control/outage", "", "{\"seconds\":0}").statusCode())
                .isEqualTo(200);
        assertThat(askToken("relay", "r1", "read").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"-1,400", "1.5,400", "x,400", "86401,400"})
    void an_outage_has_a_length(String seconds, int status) throws Exception {
        assertThat(send("POST", "/control/outage", "", "{\"seconds\":%s}".formatted(seconds))
                        .statusCode())
                .isEqualTo(status);
        assertThat(send("POST", "/control/outage", "", "{\"seconds\":1}", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("GET", "/control/else", "", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_taken_port_is_said() {
        int taken = fixture.simulator.liveUrl().getPort();

        assertThatThrownBy(() -> new PlatformFixture(settings -> settings.onPort(taken), Duration.ofSeconds(1)))
                .hasCauseInstanceOf(BindException.class);
    }

    private String refusal(String jws) throws Exception {
        return submit("live", token("exporter-1", "s1", "submit"), body(jws, ""))
                .body();
    }

    /** The payload of another document under the signature of this one. */
    private static String tampered(String jws) {
        String[] parts = jws.split("\\.");
        return parts[0] + "." + signed(DOCUMENT, "TH").split("\\.")[1] + "." + parts[2];
    }

    private static String unsecured(String jws) {
        // {"alg":"none"}
        return "eyJhbGciOiJub25lIn0" + jws.substring(jws.indexOf('.'));
    }

    private static String body(String jws, String more) {
        return "{\"documentId\":\"%s\",\"authority\":\"VN\",\"document\":\"%s\"%s}".formatted(DOCUMENT, jws, more);
    }

    private int read(String reference, String token) throws Exception {
        return send("GET", "/live/v1/e-co-submissions/" + reference, token, "").statusCode();
    }

    private HttpResponse<String> submit(String base, String token, String body) throws Exception {
        return send("POST", "/" + base + "/v1/e-co-submissions", token, body);
    }

    private String token(String client, String secret, String scope) throws Exception {
        String body = askToken(client, secret, scope).body();
        return body.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> askToken(String client, String secret, String scope) throws Exception {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s".formatted(client, secret, scope);
        return send("POST", "/live/oauth2/token", "", form, "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        return send(method, path, token, body, JSON);
    }

    private HttpResponse<String> send(String method, String path, String token, String body, String type)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + fixture.simulator.liveUrl().getPort() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", DOCUMENT.toString())
                .header("Spec-Version", "2026.1")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

package org.ecorelay.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyVerbTest {
    private static final Path ATTACKS =
            Path.of(System.getProperty("basedir", ".")).resolve("../functions/core/src/test/resources/attacks");
    private static final Instant AT = Instant.parse("2026-09-15T08:00:00Z");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Verdict verify(Path file, Optional<Path> keys, Optional<Path> status, Optional<Path> before, boolean json)
            throws IOException, VerifyVerb.Unusable {
        var question = new VerifyVerb.Question(file, keys, status, before, AT, json);
        return new VerifyVerb(print(out), print(err)).run(question);
    }

    private Verdict verify(String name) throws IOException, VerifyVerb.Unusable {
        return verify(
                ATTACKS.resolve(name),
                Optional.of(ATTACKS.resolve("keys.json")),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_good_document_is_valid_and_shown_without_producer_and_consignee() throws Exception {
        assertThat(verify("good.jws")).isEqualTo(Verdict.VALID);
        assertThat(said())
                .contains("✓ integrity   valid", "✓ issuer      valid", "– status      skipped", "[INTACT 100]")
                .contains("Shenzhen Home Co., Ltd", "Dining table of bamboo", "VALID at 2026-09-15T08:00:00Z")
                .contains("The customs authority of the importing country decides on preference.");
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "alg-none.jws, ALGORITHM_REFUSED",
        "changed.jws, SIGNATURE_WRONG",
        "key-of-another-exporter.jws, ISSUER_NOT_THE_KEYS",
        "kid-path.jws, KEY_ID_MALFORMED",
        "nesting-10000.jws, TOO_DEEP"
    })
    void an_attack_is_invalid_and_nothing_that_it_says_is_shown(String file, String code) throws Exception {
        assertThat(verify(file)).isEqualTo(Verdict.INVALID);
        assertThat(said()).contains("✗", code, "INVALID at").doesNotContain("Shenzhen", "Dining table");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "'', false", "1, false", "'\"true\"', false"})
    void a_simulation_is_called_one(String said, boolean simulated) throws Exception {
        var key = new TestSigningKey();
        Json.Obj good = new Jws(Files.readString(ATTACKS.resolve("good.jws")).strip()).payload();
        Json.Obj credential = said.isEmpty() ? good : JsonEdit.with(good, "/simulated", said);
        Path file = Files.writeString(
                folder.resolve("simulated.jws"), Jws.sign(credential, key).compact());
        var jwk = new PublicJwk(
                SignatureAlgorithm.ES256, VerificationKey.ofSpki(key.publicKey().getEncoded()));
        Path keys = Files.writeString(
                folder.resolve("keys.json"),
                CanonicalJson.text(Json.object()
                        .put("keys", new Json.Arr(List.of(jwk.json())))
                        .build()));
        verify(file, Optional.of(keys), Optional.empty(), Optional.empty(), false);
        assertThat(said()).contains("Shenzhen Home");
        assertThat(said().contains("SIMULATED   made with a test key; nothing was sent"))
                .isEqualTo(simulated);
        out.reset();
        verify(file, Optional.of(keys), Optional.empty(), Optional.empty(), true);
        assertThat(said()).contains("\"simulated\":" + simulated);
    }

    @Test
    void without_a_key_set_it_is_unknown_and_says_what_to_do() throws Exception {
        Verdict found =
                verify(ATTACKS.resolve("good.jws"), Optional.empty(), Optional.empty(), Optional.empty(), false);
        assertThat(found).isEqualTo(Verdict.UNKNOWN);
        assertThat(said()).contains("NO_KEY_SET").doesNotContain("Shenzhen");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--keys", "/.well-known/jwks.json");
    }

    @ParameterizedTest
    @CsvSource({
        "status-good, NOT_WITHDRAWN, VALID",
        "withdrawn, WITHDRAWN, INVALID",
        "status-list-expired, STATUS_LIST_EXPIRED, UNKNOWN"
    })
    void a_status_list_is_looked_into(String name, String code, Verdict verdict) throws Exception {
        Verdict found = verify(
                ATTACKS.resolve(name + ".jws"),
                Optional.of(ATTACKS.resolve("keys.json")),
                Optional.of(ATTACKS.resolve(name + ".status-1.jws")),
                Optional.empty(),
                false);
        assertThat(said()).contains(code);
        assertThat(found).isEqualTo(verdict);
    }

    @Test
    void a_list_that_is_older_than_one_seen_before_is_not_believed() throws Exception {
        Verdict found = verify(
                ATTACKS.resolve("status-list-older.jws"),
                Optional.of(ATTACKS.resolve("keys.json")),
                Optional.of(ATTACKS.resolve("status-list-older.status-1.jws")),
                Optional.of(ATTACKS.resolve("status-list-older.before-1.jws")),
                false);
        assertThat(found).isEqualTo(Verdict.UNKNOWN);
        assertThat(said()).contains("STATUS_LIST_OLDER");
    }

    @Test
    void with_json_the_answers_are_one_object() throws Exception {
        String document = Files.readString(ATTACKS.resolve("good.jws"));
        Path answer = Files.writeString(folder.resolve("answer.json"), "{\"document\":\"" + document + "\",\"x\":1}\n");
        Verdict found =
                verify(answer, Optional.of(ATTACKS.resolve("keys.json")), Optional.empty(), Optional.empty(), true);
        assertThat(found).isEqualTo(Verdict.VALID);
        JsonNode json = new ObjectMapper().readTree(out.toByteArray());
        assertThat(json.path("overall").asText()).isEqualTo("valid");
        assertThat(json.path("answers")).hasSize(5);
        assertThat(json.path("fields").path("importCountry").asText()).isEqualTo("VN");
    }

    @Test
    void files_that_are_something_else_are_refused_in_a_sentence() throws IOException {
        Path good = ATTACKS.resolve("good.jws");
        assertThatThrownBy(() -> verify(good, Optional.of(good), Optional.empty(), Optional.empty(), false))
                .isInstanceOf(VerifyVerb.Unusable.class)
                .hasMessageContaining("is no key set");
        Path large = Files.writeString(folder.resolve("large"), "a".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> verify(large, Optional.empty(), Optional.empty(), Optional.empty(), false))
                .isInstanceOf(VerifyVerb.Unusable.class)
                .hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void bytes_that_are_no_text_are_no_document() throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, '.', 1, '.', 2});
        assertThat(verify(binary, Optional.of(ATTACKS.resolve("keys.json")), Optional.empty(), Optional.empty(), false))
                .isEqualTo(Verdict.INVALID);
    }
}

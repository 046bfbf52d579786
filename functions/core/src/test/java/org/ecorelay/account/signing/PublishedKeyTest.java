package org.ecorelay.account.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.TestKeys;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.KeysAlone;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** Whether somebody with the published key set alone notices a document under another exporter's key. */
class PublishedKeyTest {
    private static final TestKeys KEY = TestKeys.of(SignatureAlgorithm.ES256);

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final SigningKeyRegister register = new SigningKeyRegister(registry, new MovableClock());

    private void enter(String scope) {
        Json entry = Json.object()
                .put("key", "arn:key")
                .put("state", "ACTIVE")
                .put("jwk", KEY.jwk().json())
                .build();
        registry.put(
                Registry.SYSTEM,
                "signing-keys#" + scope,
                Json.object()
                        .put("scope", scope)
                        .put("keys", Json.array(Stream.of(entry)))
                        .build());
    }

    private String published(Set<String> shared) {
        return CanonicalJson.text(Json.object()
                .put("keys", Json.array(register.published(shared).stream().map(PublishedKey::json)))
                .build());
    }

    private static AnswerCode issuer(String keySet, String declarant) {
        Json.Obj credential = Json.object()
                .put("issuer", "urn:eco-relay:exporter:" + declarant)
                .build();
        KeySet keys = KeySet.parse(keySet).orElseThrow();
        return VerifyDocument.verify(Jws.sign(credential, KEY).compact(), KeysAlone.at(keys, MovableClock.START))
                .issuer()
                .code();
    }

    @Test
    void a_key_of_an_account_speaks_for_its_exporters_and_nobody_else() {
        enter("acme");
        String keySet = published(Set.of());
        assertThat(issuer(keySet, "acme")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
        assertThat(issuer(keySet, "acme:maker")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
        assertThat(issuer(keySet, "acme:other")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
        for (String stranger : List.of("beta:maker", "acm", "acmes:maker", "beta:acme", "acme2", "")) {
            assertThat(issuer(keySet, stranger)).as(stranger).isEqualTo(AnswerCode.ISSUER_NOT_THE_KEYS);
        }
    }

    @Test
    void a_key_of_one_exporter_speaks_for_no_other_of_the_account() {
        enter("acme:maker");
        String keySet = published(Set.of());
        assertThat(issuer(keySet, "acme:maker")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
        assertThat(issuer(keySet, "acme:other")).isEqualTo(AnswerCode.ISSUER_NOT_THE_KEYS);
        assertThat(issuer(keySet, "acme")).isEqualTo(AnswerCode.ISSUER_NOT_THE_KEYS);
    }

    @Test
    void a_key_that_two_have_speaks_for_both() {
        enter("acme");
        enter("beta:maker");
        String keySet = published(Set.of());
        assertThat(issuer(keySet, "acme:any")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
        assertThat(issuer(keySet, "beta:maker")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
        assertThat(issuer(keySet, "beta:other")).isEqualTo(AnswerCode.ISSUER_NOT_THE_KEYS);
    }

    @Test
    void a_key_for_everybody_and_one_that_was_the_deployments_speak_for_everybody() {
        enter("*");
        assertThat(issuer(published(Set.of()), "anybody:at-all")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
        var other = new PublishedKeyTest();
        other.enter("acme");
        assertThat(issuer(other.published(Set.of("arn:key")), "anybody")).isEqualTo(AnswerCode.ISSUER_CONFIRMED);
    }

    @Test
    void nobody_reads_from_the_set_whose_keys_there_are() {
        enter("acme:maker");
        assertThat(published(Set.of())).contains("\"owner\":\"sha-256:").doesNotContain("acme", "maker");
    }

    /** What cannot be read as an owner must not make the key everybody's. */
    @Test
    void an_owner_that_is_no_name_makes_the_key_unusable() {
        for (Json owner : List.of(Json.number(1), Json.array(Stream.of()), Json.Obj.EMPTY, Json.bool(true))) {
            var jwk = Json.object();
            KEY.jwk().json().members().forEach(jwk::put);
            Json set = Json.object()
                    .put("keys", Json.array(Stream.of(jwk.put("owner", owner).build())))
                    .build();
            assertThat(issuer(CanonicalJson.text(set), "acme")).isEqualTo(AnswerCode.ISSUER_UNCHECKED);
        }
    }
}

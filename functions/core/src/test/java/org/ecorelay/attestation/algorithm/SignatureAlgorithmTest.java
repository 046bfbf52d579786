package org.ecorelay.attestation.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureAlgorithmTest {
    private static final byte[] INPUT = "eyJhIjoxfQ.eyJiIjoyfQ".getBytes(StandardCharsets.US_ASCII);
    private static final Json.Obj CREDENTIAL = Json.object().put("id", "urn:x").build();

    @ParameterizedTest
    @EnumSource
    void what_is_signed_verifies_and_nothing_else_does(SignatureAlgorithm algorithm) {
        var key = TestKeys.of(algorithm);
        byte[] signature = key.sign(INPUT);
        assertThat(key.jwk().verifies(INPUT, signature)).isTrue();
        assertThat(TestKeys.of(algorithm).jwk().verifies(INPUT, signature)).isFalse();
        assertThat(key.jwk().verifies("x".getBytes(StandardCharsets.US_ASCII), signature))
                .isFalse();
        for (int i = 0; i < signature.length; i += 7) {
            byte[] forged = signature.clone();
            forged[i] ^= 0x10;
            assertThat(key.jwk().verifies(INPUT, forged)).isFalse();
        }
        for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1, 4 * signature.length}) {
            assertThat(key.jwk().verifies(INPUT, java.util.Arrays.copyOf(signature, length)))
                    .isFalse();
        }
        assertThat(key.jwk().verifies(INPUT, new byte[signature.length])).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RS256,RSA_3072", "RS256,RSA_4096", "PS256,RSA_3072", "PS256,RSA_4096"})
    void longer_rsa_keys_serve_too(SignatureAlgorithm algorithm, KeySpec spec) {
        var key = TestKeys.of(algorithm, spec);
        assertThat(key.publicKey().spec()).isEqualTo(spec);
        assertThat(key.jwk().verifies(INPUT, key.sign(INPUT))).isTrue();
    }

    @Test
    void a_signature_of_one_algorithm_is_none_of_another_with_the_same_key() {
        var pss = TestKeys.of(SignatureAlgorithm.PS256);
        var pkcs1 = new TestKeys(SignatureAlgorithm.RS256, pss.pair());
        assertThat(pss.jwk().verifies(INPUT, pkcs1.sign(INPUT))).isFalse();
        assertThat(pkcs1.jwk().verifies(INPUT, pss.sign(INPUT))).isFalse();
        assertThat(pss.publicKey().verifies(SignatureAlgorithm.ES256, INPUT, pss.sign(INPUT)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SM2SM3")
    void nimbus_verifies_ours_with_the_published_key(SignatureAlgorithm algorithm) throws Exception {
        var key = TestKeys.of(algorithm);
        var parsed = JWSObject.parse(Jws.sign(CREDENTIAL, key).compact());
        JWK jwk = JWK.parse(CanonicalJson.text(key.jwk().json()));
        assertThat(jwk.computeThumbprint().toString()).isEqualTo(key.keyId());
        assertThat(parsed.getHeader().getKeyID()).isEqualTo(jwk.getKeyID());
        var verifier = new DefaultJWSVerifierFactory()
                .createJWSVerifier(parsed.getHeader(), ((AsymmetricJWK) jwk).toPublicKey());
        assertThat(parsed.verify(verifier)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SM2SM3")
    void we_verify_what_nimbus_signs(SignatureAlgorithm algorithm) throws Exception {
        var key = TestKeys.of(algorithm);
        JWSSigner signer = key.pair().getPrivate() instanceof ECPrivateKey ec
                ? new ECDSASigner(ec)
                : new RSASSASigner(key.pair().getPrivate());
        var theirs = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.name()))
                        .keyID(key.keyId())
                        .build(),
                new Payload("{\"any\":\"thing\"}"));
        theirs.sign(signer);
        assertThat(key.jwk()
                        .verifies(
                                theirs.getSigningInput(), theirs.getSignature().decode()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "None", "NONE", "HS256", "ES384", "es256", "ES256K", "EdDSA", "", " ES256", "ES256\0"})
    void a_name_outside_the_registry_names_nothing(String name) {
        assertThat(SignatureAlgorithm.named(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_registry_gives_back_its_own_names(SignatureAlgorithm algorithm) {
        assertThat(SignatureAlgorithm.named(algorithm.name())).contains(algorithm);
        assertThat(algorithm.fits(TestKeys.smallestSpec(algorithm))).isTrue();
    }
}

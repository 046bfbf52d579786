package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.algorithm.KeySpec;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.aws.KmsSigningKey;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a key promises with every algorithm that is in every region; judged by nimbus, too, which shares no code with us. */
public abstract class SigningKeyContract {
    /** Longer than the 4,096 bytes that KMS takes of a message. */
    private static final Json.Obj LONG =
            Json.object().put("goods", "x".repeat(20_000)).build();

    /** A key of a spec, used with an algorithm that need not fit. */
    protected abstract KmsSigningKey key(SignatureAlgorithm algorithm, KeySpec spec);

    @ParameterizedTest
    @CsvSource({"ES256,ECC_NIST_P256", "RS256,RSA_2048", "PS256,RSA_2048"})
    void a_document_of_any_size_goes_round_with_every_algorithm(SignatureAlgorithm algorithm, KeySpec spec)
            throws Exception {
        goesRound(algorithm, spec);
    }

    @Test
    void a_key_of_another_spec_signs_nothing_and_says_so() {
        KmsSigningKey wrong = key(SignatureAlgorithm.PS256, KeySpec.ECC_NIST_P256);
        assertThatThrownBy(() -> Jws.sign(LONG, wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PS256")
                .hasMessageContaining("ECC_NIST_P256");
    }

    protected final void goesRound(SignatureAlgorithm algorithm, KeySpec spec) throws Exception {
        KmsSigningKey signer = key(algorithm, spec);
        String compact = Jws.sign(LONG, signer).compact();
        int end = compact.lastIndexOf('.');
        byte[] input = compact.substring(0, end).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(compact.substring(end + 1));
        assertThat(PublicJwk.parse(signer.jwk().json()).verifies(input, signature))
                .isTrue();
        signature[7] ^= 1;
        assertThat(signer.jwk().verifies(input, signature)).isFalse();
        // nimbus does not know SM2.
        if (algorithm != SignatureAlgorithm.SM2SM3) {
            var parsed = JWSObject.parse(compact);
            var jwk = (AsymmetricJWK) JWK.parse(CanonicalJson.text(signer.jwk().json()));
            var verifier = new DefaultJWSVerifierFactory().createJWSVerifier(parsed.getHeader(), jwk.toPublicKey());
            assertThat(parsed.verify(verifier)).isTrue();
        }
    }
}

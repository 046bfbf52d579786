package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.algorithm.KeySpec;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.aws.KmsSigningKey;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the key signs is judged by the JDK and by nimbus, which share no code with us. */
class KmsSigningKeyTest extends SigningKeyContract {
    private static final Json.Obj CREDENTIAL = Json.object()
            .put("id", "urn:eco-relay:x.1")
            .put("name", "déclaration 😀")
            .build();

    private final KmsSigningKey key =
            new KmsSigningKey(Deployed.clients("signer").kms(), Deployed.ref("SigningKey"), SignatureAlgorithm.ES256);

    private static PublicKey publicKey() throws GeneralSecurityException {
        try (var operator = Deployed.operator()) {
            byte[] spki = operator.kms()
                    .getPublicKey(get -> get.keyId(Deployed.ref("SigningKey")))
                    .publicKey()
                    .asByteArray();
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
        }
    }

    private ECKey jwk() throws Exception {
        return ECKey.parse(CanonicalJson.text(key.jwk().json()));
    }

    @Test
    void the_jdk_verifies_a_signature() throws Exception {
        byte[] message = "a signing input".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] signature = key.sign(message);
        assertThat(signature).hasSize(64);
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(publicKey());
        verifier.update(message);
        assertThat(verifier.verify(signature)).isTrue();
        verifier.update("another input".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(verifier.verify(signature)).isFalse();
    }

    @RepeatedTest(20)
    void nimbus_verifies_a_document_with_the_published_key() throws Exception {
        var parsed = JWSObject.parse(Jws.sign(CREDENTIAL, key).compact());
        assertThat(parsed.verify(new ECDSAVerifier(jwk()))).isTrue();
        assertThat(parsed.getHeader().getAlgorithm().getName())
                .isEqualTo(key.algorithm().name());
        assertThat(parsed.getHeader().getKeyID()).isEqualTo(jwk().getKeyID());
        assertThat(parsed.getPayload().toString()).isEqualTo(CanonicalJson.text(CREDENTIAL));
    }

    @Test
    void nimbus_refuses_a_document_with_another_payload() throws Exception {
        String[] parts = Jws.sign(CREDENTIAL, key).compact().split("\\.", -1);
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(CanonicalJson.bytes(Json.object().put("id", "y").build()));
        var forged = JWSObject.parse(parts[0] + "." + payload + "." + parts[2]);
        assertThat(forged.verify(new ECDSAVerifier(jwk()))).isFalse();
    }

    @Test
    void the_published_key_is_the_public_key_of_kms() throws Exception {
        assertThat(jwk().getCurve()).isEqualTo(Curve.P_256);
        assertThat(jwk().toECPublicKey()).isEqualTo(publicKey());
        assertThat(jwk().isPrivate()).isFalse();
    }

    @Test
    void the_key_id_is_the_thumbprint_that_nimbus_computes() throws Exception {
        assertThat(key.keyId()).isEqualTo(jwk().computeThumbprint().toString());
        assertThat(jwk().getKeyID()).isEqualTo(key.keyId());
    }

    @Test
    void the_public_key_is_asked_for_once() {
        var asking = new KmsSigningKey(
                Deployed.clients("asking").kms(), Deployed.ref("SigningKey"), SignatureAlgorithm.ES256);
        asking.keyId();
        asking.jwk();
        Jws.sign(CREDENTIAL, asking);
        assertThat(Deployed.calls("asking", "kms", "GetPublicKey")).isEqualTo(1);
        assertThat(Deployed.calls("asking", "kms", "Sign")).isEqualTo(1);
    }

    @Override
    protected KmsSigningKey key(SignatureAlgorithm algorithm, KeySpec spec) {
        try (var operator = Deployed.operator()) {
            String id = operator.kms()
                    .createKey(create -> create.keySpec(spec.name()).keyUsage("SIGN_VERIFY"))
                    .keyMetadata()
                    .keyId();
            return new KmsSigningKey(Deployed.clients("rounds").kms(), id, algorithm);
        }
    }

    /** KMS has such keys in the Chinese regions alone. */
    @Test
    void a_document_goes_round_with_sm2() throws Exception {
        goesRound(SignatureAlgorithm.SM2SM3, KeySpec.SM2);
    }

    /** Such keys take long to make on a busy machine. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "deep", matches = "true", disabledReason = "takes minutes: mvn -Pdeep verify")
    @CsvSource({"RS256,RSA_3072", "RS256,RSA_4096", "PS256,RSA_3072", "PS256,RSA_4096"})
    void a_document_goes_round_with_longer_keys(SignatureAlgorithm algorithm, KeySpec spec) throws Exception {
        goesRound(algorithm, spec);
    }
}

package org.ecorelay.attestation.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/** A key of the JDK's, which shares nothing with the code that verifies but the names of JWK members. */
final class FixtureKey {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final SignatureAlgorithm algorithm;
    private final KeyPair pair;

    private FixtureKey(SignatureAlgorithm algorithm, KeyPair pair) {
        this.algorithm = algorithm;
        this.pair = pair;
    }

    static FixtureKey p256() {
        return new FixtureKey(SignatureAlgorithm.ES256, curve("secp256r1"));
    }

    static FixtureKey rsa(SignatureAlgorithm algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new FixtureKey(algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair curve(String name) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String kid() {
        return jwk().required("kid");
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    Json.Obj jwk() {
        return new PublicJwk(algorithm, VerificationKey.ofSpki(pair.getPublic().getEncoded())).json();
    }

    /** As a key set shows it when it may speak for these alone. */
    Json.Obj jwkOf(String owner) {
        JsonObjectBuilder owned = Json.object();
        jwk().members().forEach(owned::put);
        return owned.put("owner", owner).build();
    }

    /** The header that belongs to this key. */
    Json.Obj header() {
        return header(algorithm.name(), kid());
    }

    static Json.Obj header(String algorithm, String keyId) {
        return Json.object()
                .put("alg", algorithm)
                .put("kid", keyId)
                .put("typ", "vc+jwt")
                .put("cty", "vc")
                .build();
    }

    String document(Json.Obj credential) {
        return signed(CanonicalJson.text(header()), CanonicalJson.text(credential));
    }

    /** Signs any two texts, whatever they are. */
    String signed(String header, String payload) {
        String input = part(header) + "." + part(payload);
        return input + "." + Base64Url.encode(signature(input));
    }

    static String part(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] signature(String input) {
        try {
            Signature signature = switch (algorithm) {
                case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
                case RS256 -> Signature.getInstance("SHA256withRSA");
                case PS256 -> Signature.getInstance("RSASSA-PSS");
                case SM2SM3 -> throw new IllegalStateException("the JDK has no SM2");
            };
            if (algorithm == SignatureAlgorithm.PS256) {
                signature.setParameter(PSS);
            }
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String keySet(Json.Obj... keys) {
        return CanonicalJson.text(
                Json.object().put("keys", new Json.Arr(List.of(keys))).build());
    }
}

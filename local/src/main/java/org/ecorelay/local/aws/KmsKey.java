package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.UUID;

/** An asymmetric signing key. */
record KmsKey(String id, Spec spec, KeyPair pair, Instant createdAt, String description) {
    /** The supported key specs. */
    enum Spec {
        ECC_NIST_P256("EC"),
        RSA_2048("RSA");

        private final String algorithm;

        Spec(String algorithm) {
            this.algorithm = algorithm;
        }
    }

    static KmsKey generate(Spec spec, Instant createdAt, String description) {
        try {
            var generator = KeyPairGenerator.getInstance(spec.algorithm);
            switch (spec) {
                case ECC_NIST_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case RSA_2048 -> generator.initialize(2048);
            }
            return new KmsKey(UUID.randomUUID().toString(), spec, generator.generateKeyPair(), createdAt, description);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ObjectNode toJson() {
        return Json.object()
                .put("event", "key")
                .put("id", id)
                .put("spec", spec.name())
                .put("createdAt", createdAt.toString())
                .put("description", description)
                .put("public", pair.getPublic().getEncoded())
                .put("private", pair.getPrivate().getEncoded());
    }

    static KmsKey fromJson(ObjectNode json) {
        var spec = Spec.valueOf(Json.required(json, "spec"));
        try {
            var factory = KeyFactory.getInstance(spec.algorithm);
            var pair = new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Json.bytes(json, "public"))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Json.bytes(json, "private"))));
            var createdAt = Instant.parse(Json.required(json, "createdAt"));
            return new KmsKey(
                    Json.required(json, "id"),
                    spec,
                    pair,
                    createdAt,
                    json.path("description").asText());
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a stored key cannot be read", damaged);
        }
    }
}

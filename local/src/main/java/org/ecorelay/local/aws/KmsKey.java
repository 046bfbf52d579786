package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.UUID;

/** An asymmetric signing key. */
record KmsKey(String id, KmsKeySpec spec, KeyPair pair, Instant createdAt, String description) {
    static KmsKey generate(KmsKeySpec spec, Instant createdAt, String description) {
        try {
            return new KmsKey(UUID.randomUUID().toString(), spec, spec.generate(), createdAt, description);
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
        var spec = KmsKeySpec.valueOf(Json.required(json, "spec"));
        try {
            return new KmsKey(
                    Json.required(json, "id"),
                    spec,
                    spec.read(Json.bytes(json, "public"), Json.bytes(json, "private")),
                    Instant.parse(Json.required(json, "createdAt")),
                    json.path("description").asText());
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a stored key cannot be read", damaged);
        }
    }
}

package org.ecorelay.aws;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;

/** A P-256 public key as JWK (RFC 7517), and its id: the RFC 7638 thumbprint. */
final class PublicKeyJwk {
    private static final int P256_BYTES = 32;

    private final Json.Obj required;

    private PublicKeyJwk(Json.Obj required) {
        this.required = required;
    }

    /** Reads a SubjectPublicKeyInfo, as KMS gives it. */
    static PublicKeyJwk ofSpki(byte[] spki) {
        try {
            var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
            if (key.getParams().getCurve().getField().getFieldSize() != 8 * P256_BYTES) {
                throw new IllegalStateException("the signing key is not on the curve P-256");
            }
            return new PublicKeyJwk(Json.object()
                    .put("crv", "P-256")
                    .put("kty", "EC")
                    .put("x", coordinate(key.getW().getAffineX()))
                    .put("y", coordinate(key.getW().getAffineY()))
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key is not an elliptic curve key", e);
        }
    }

    /** RFC 7638: hash of the required members, which canonical JSON writes in the order that it asks for. */
    String thumbprint() {
        return CanonicalJson.hash(required).value();
    }

    Json.Obj json() {
        return Json.object()
                .put("kty", required.required("kty"))
                .put("crv", required.required("crv"))
                .put("x", required.required("x"))
                .put("y", required.required("y"))
                .put("kid", thumbprint())
                .put("use", "sig")
                .put("alg", "ES256")
                .build();
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        var fixed = new byte[P256_BYTES];
        int length = Math.min(bytes.length, P256_BYTES);
        System.arraycopy(
                Arrays.copyOfRange(bytes, bytes.length - length, bytes.length), 0, fixed, P256_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}

package org.ecorelay.attestation.algorithm;

import org.ecorelay.json.Json;

/**
 * A key as a key set publishes it: one key, one algorithm, and its id.
 *
 * @param algorithm the one algorithm that the key is used with; an RSA key for PS256 verifies nothing signed with RS256
 * @param key the public key, which fits the algorithm
 */
public record PublicJwk(SignatureAlgorithm algorithm, VerificationKey key) {
    public PublicJwk {
        if (!algorithm.fits(key.spec())) {
            throw new IllegalArgumentException(
                    "a key of spec %s does not sign with %s".formatted(key.spec(), algorithm));
        }
    }

    /** The id, which is the key's RFC 7638 thumbprint. */
    public String kid() {
        return key.thumbprint();
    }

    /** Whether {@code signature} is one of this key's, with its algorithm. */
    public boolean verifies(byte[] signingInput, byte[] signature) {
        return key.verifies(algorithm, signingInput, signature);
    }

    /** As RFC 7517 writes it. */
    public Json.Obj json() {
        return Json.object()
                .putAll(key.members())
                .put("kid", kid())
                .put("use", "sig")
                .put("alg", algorithm.name())
                .build();
    }

    /**
     * Reads one key of a key set.
     *
     * @throws IllegalArgumentException if it is no public key of the registry, has no {@code alg} of it, is meant for something else
     *     than signatures, or has a {@code kid} that is not its thumbprint
     */
    public static PublicJwk parse(Json.Obj jwk) {
        var algorithm = SignatureAlgorithm.named(jwk.text("alg").orElse(""))
                .orElseThrow(() -> new IllegalArgumentException("the key's algorithm (alg) is not in the registry"));
        if (!jwk.text("use").orElse("sig").equals("sig")) {
            throw new IllegalArgumentException("the key is not for signatures (use)");
        }
        var parsed = new PublicJwk(algorithm, VerificationKey.ofJwk(jwk));
        if (!jwk.text("kid").orElse("").equals(parsed.kid())) {
            throw new IllegalArgumentException("the key's id (kid) is not its RFC 7638 thumbprint");
        }
        return parsed;
    }
}

package org.ecorelay.attestation.algorithm;

import java.util.Set;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;

/** A public key that signatures are checked with. Immutable and thread-safe; reaches no network. */
public sealed interface VerificationKey permits P256Key, RsaKey, Sm2Key {
    /** Members that only a private or a symmetric key has (RFC 7518 6.2.2, 6.3.2, 6.4). */
    Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    /** What kind of key it is. */
    KeySpec spec();

    /** The members that RFC 7638 3.2 takes the thumbprint of. */
    Json.Obj members();

    /**
     * What is signed of a signing input, 32 bytes: SHA-256 of it, or for SM2 the SM3 digest of the signer's value Z and of it.
     * KMS is given this (MessageType DIGEST).
     */
    byte[] digest(byte[] signingInput);

    /**
     * Whether {@code signature} is one of this key's over {@code signingInput}. False too for an algorithm that the key does not
     * fit, and for a signature of wrong length or range; throws nothing.
     *
     * @param signature as a JWS carries it
     */
    boolean verifies(SignatureAlgorithm algorithm, byte[] signingInput, byte[] signature);

    /** Whether the numbers in a signature of the right length are such as this key can make; decides nothing about a text. */
    default boolean inRange(byte[] signature) {
        return true;
    }

    /** The RFC 7638 thumbprint (SHA-256, 43 characters of base64url), which is the {@code kid} of documents signed with it. */
    default String thumbprint() {
        return CanonicalJson.hash(members()).value();
    }

    /**
     * Reads a SubjectPublicKeyInfo in DER, as KMS gives it.
     *
     * @throws IllegalArgumentException if it is no key of a {@link KeySpec}
     */
    static VerificationKey ofSpki(byte[] spki) {
        if (Sm2Key.isSpki(spki)) {
            return Sm2Key.ofSpki(spki);
        }
        return RsaKey.isSpki(spki) ? RsaKey.ofSpki(spki) : P256Key.ofSpki(spki);
    }

    /**
     * Reads a JWK (RFC 7517). Members other than the key's own are ignored.
     *
     * @throws IllegalArgumentException if it is no public key of a {@link KeySpec}; names what is wrong and never shows the key
     */
    static VerificationKey ofJwk(Json.Obj jwk) {
        for (String member : PRIVATE_MEMBERS) {
            if (jwk.members().containsKey(member)) {
                throw new IllegalArgumentException(
                        "the key has the private member %s; publish public keys only".formatted(member));
            }
        }
        String type = text(jwk, "kty");
        return switch (type) {
            case "RSA" -> RsaKey.ofJwk(jwk);
            case "EC" ->
                switch (text(jwk, "crv")) {
                    case P256Key.CURVE_NAME -> P256Key.ofJwk(jwk);
                    case Sm2Key.CURVE_NAME -> Sm2Key.ofJwk(jwk);
                    default -> throw new IllegalArgumentException("the key's curve (crv) is none of P-256, SM2");
                };
            default -> throw new IllegalArgumentException("the key's type (kty) is none of EC, RSA");
        };
    }

    /** A member that has to be there as text. */
    private static String text(Json.Obj jwk, String member) {
        return jwk.text(member)
                .orElseThrow(() -> new IllegalArgumentException("the key has no member %s as text".formatted(member)));
    }
}

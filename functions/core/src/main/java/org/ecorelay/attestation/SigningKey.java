package org.ecorelay.attestation;

import org.ecorelay.attestation.algorithm.SignatureAlgorithm;

/** Port: a key that signs documents. Used by the builder alone. */
public interface SigningKey {
    /** The one algorithm that this key signs with. */
    SignatureAlgorithm algorithm();

    /** Key id for the JWS header: the RFC 7638 thumbprint of the public key. */
    String keyId();

    /**
     * Signs.
     *
     * @param signingInput the two encoded parts of the JWS with the dot between them, in ASCII (RFC 7515 5.1), of any length
     * @return the signature as a JWS carries it; for ES256 r‖s, 64 bytes (RFC 7518 3.4)
     */
    byte[] sign(byte[] signingInput);
}

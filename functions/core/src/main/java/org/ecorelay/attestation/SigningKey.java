package org.ecorelay.attestation;

/** Port: the key that signs documents. Used by the builder alone. */
public interface SigningKey {
    /** JOSE name of the algorithm, {@code ES256}. */
    String algorithm();

    /** Key id for the JWS header: the RFC 7638 thumbprint of the public key. */
    String keyId();

    /**
     * Signs.
     *
     * @param digest SHA-256 of the signing input, 32 bytes
     * @return the signature as JWS carries it; for ES256 r‖s, 64 bytes (RFC 7518 3.4)
     */
    byte[] sign(byte[] digest);
}

package org.ecorelay.attestation;

/** Port: the secret by which the relay knows again what it has written itself, such as a link in a mail. */
public interface ServiceSecret {
    /**
     * Authenticates a text (HMAC-SHA-256).
     *
     * @param purpose one line, such as {@code alert-confirmation.v1}: what is authenticated for one purpose is nothing for another
     * @return 43 characters of unpadded base64url
     */
    String authenticate(String purpose, String text);
}

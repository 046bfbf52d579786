package org.ecorelay.attestation.verify;

import java.util.Base64;
import java.util.Optional;

/** Base64url in its one form (RFC 7515 2): the JDK alone takes padding and spare bits, and two texts would be one document. */
final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /** The bytes, or empty when {@code text} is not exactly what encoding them gives. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}

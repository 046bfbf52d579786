package org.ecorelay.attestation.algorithm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.ecorelay.json.Json;

/** Unsigned numbers as keys and signatures write them: big-endian, in JWK as unpadded base64url. */
final class Numbers {
    private Numbers() {}

    /** {@code length} bytes, padded with zeros in front. */
    static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        int digits = Math.min(bytes.length, length);
        var fixed = new byte[length];
        System.arraycopy(bytes, bytes.length - digits, fixed, length - digits, digits);
        return fixed;
    }

    static String base64url(BigInteger number, int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed(number, length));
    }

    static BigInteger unsigned(byte[] bytes, int from, int length) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, from, from + length));
    }

    /**
     * A number from a JWK.
     *
     * @param maxBytes nothing longer is decoded
     * @throws IllegalArgumentException if the member is missing, too long or not canonical base64url
     */
    static byte[] read(Json.Obj jwk, String member, int maxBytes) {
        String text = jwk.text(member).orElse("");
        try {
            byte[] bytes = text.length() > 2 * maxBytes
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
            boolean canonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(text);
            if (canonical && bytes.length > 0 && bytes.length <= maxBytes) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(unreadable(member, maxBytes), e);
        }
        throw new IllegalArgumentException(unreadable(member, maxBytes));
    }

    private static String unreadable(String member, int maxBytes) {
        return "the key's member %s is not base64url of at most %d bytes".formatted(member, maxBytes);
    }
}

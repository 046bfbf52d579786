package org.ecorelay.attestation;

import java.util.Arrays;

/** Turns an ECDSA signature from DER, as KMS gives it, into r‖s, as JWS carries it (RFC 7518 3.4). */
public final class EcdsaSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private EcdsaSignature() {}

    /**
     * Converts.
     *
     * @param der SEQUENCE { INTEGER r, INTEGER s }
     * @param size bytes of r and of s each: 32 for P-256
     * @throws IllegalArgumentException if {@code der} is anything else
     */
    public static byte[] concatenated(byte[] der, int size) {
        if (der.length < 8 || der[0] != SEQUENCE || der[1] < 0 || der[1] != der.length - 2) {
            throw new IllegalArgumentException("not a DER sequence of two integers");
        }
        var raw = new byte[2 * size];
        int next = integer(der, 2, raw, 0, size);
        int end = integer(der, next, raw, size, size);
        if (end != der.length) {
            throw new IllegalArgumentException("bytes after the DER signature");
        }
        return raw;
    }

    private static int integer(byte[] der, int at, byte[] raw, int to, int size) {
        if (at + 2 > der.length || der[at] != INTEGER || der[at + 1] < 1 || at + 2 + der[at + 1] > der.length) {
            throw new IllegalArgumentException("not a DER integer at byte %d".formatted(at));
        }
        int end = at + 2 + der[at + 1];
        byte[] value = Arrays.copyOfRange(der, at + 2, end);
        int zeros = 0;
        while (zeros < value.length - 1 && value[zeros] == 0) {
            zeros++;
        }
        int length = value.length - zeros;
        if (length > size || value[0] < 0) {
            throw new IllegalArgumentException("a DER integer is negative or longer than %d bytes".formatted(size));
        }
        System.arraycopy(value, zeros, raw, to + size - length, length);
        return end;
    }
}

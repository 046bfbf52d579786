package org.ecorelay.certificate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.attestation.Sha256;

/**
 * The id of one certificate: the same order always has the same id, so every retry is idempotent by construction.
 *
 * @param value 32 lower-case base32 characters (RFC 4648, no padding) = 160 bits
 */
public record CertificateId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{32}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 20;

    public CertificateId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a certificate id is 32 characters of a-z2-7");
        }
    }

    /** The id in {@code text}, or empty when it has not the shape of one. */
    public static Optional<CertificateId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new CertificateId(text)) : Optional.empty();
    }

    /** Derives the id from the length-prefixed tuple (account, store, order number, part); {@code part} starts at 1. */
    public static CertificateId of(String account, String store, String orderNumber, int part) {
        var tuple = new ByteArrayOutputStream();
        for (String field : new String[] {account, store, orderNumber, Integer.toString(part)}) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            tuple.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            tuple.writeBytes(bytes);
        }
        return new CertificateId(base32(Arrays.copyOf(Sha256.digest(tuple.toByteArray()), BYTES)));
    }

    /** This certificate's document at {@code version}, which starts at 1. */
    public DocumentId version(int version) {
        return new DocumentId(this, version);
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder(32);
        for (int bit = 0; bit < bytes.length * 8; bit += 5) {
            int pair = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
            text.append(ALPHABET.charAt(pair >> (11 - bit % 8) & 31));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.ecorelay.certificate.standing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The bits of one list: bit 0 is the highest of the first byte (Bitstring Status List 1.0, 3.2). Not thread-safe. */
final class Bitstring {
    /** The fewest that the specification allows (3.1): fewer would tell too much about whose bit is asked for. */
    static final int SIZE = 131_072;

    private final byte[] bits;

    private Bitstring(byte[] bits) {
        this.bits = bits;
    }

    static Bitstring empty() {
        return new Bitstring(new byte[SIZE / 8]);
    }

    boolean isSet(int index) {
        int mask = mask(index);
        return (bits[index / 8] & mask) != 0;
    }

    void set(int index, boolean value) {
        int mask = mask(index);
        if (value) {
            bits[index / 8] |= (byte) mask;
        } else {
            bits[index / 8] &= (byte) ~mask;
        }
    }

    private static int mask(int index) {
        if (index < 0 || index >= SIZE) {
            throw new IllegalArgumentException("index %d is not in 0 … %d".formatted(index, SIZE - 1));
        }
        return 0x80 >> index % 8;
    }

    /** Multibase {@code u}, base64url without padding, GZIP (3.1). The same bits give the same text. */
    String encoded() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /** Reads what {@link #encoded()} wrote. */
    static Bitstring decode(String encoded) {
        byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bits = gzip.readNBytes(SIZE / 8 + 1);
            if (bits.length != SIZE / 8) {
                throw new IllegalArgumentException("a status list has %d bits".formatted(SIZE));
            }
            return new Bitstring(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

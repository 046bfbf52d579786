package org.ecorelay.aws.dynamo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed document in the form in which it deflates to half: header, content and signature as they were before base64url, with
 * line feeds between them, which JSON without white space has none of. Only what comes back byte for byte is stored so.
 */
final class UnpackedJws {
    private static final byte SEPARATOR = '\n';
    private static final int PARTS = 3;

    private UnpackedJws() {}

    /** The unpacked form, or empty when the text is no JWS, or one that would come back otherwise. */
    static Optional<byte[]> unpack(byte[] compact) {
        String[] parts = new String(compact, StandardCharsets.ISO_8859_1).split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream(compact.length);
        try {
            for (int i = 0; i < PARTS; i++) {
                out.writeBytes(Base64.getUrlDecoder().decode(parts[i]));
                if (i < PARTS - 1) {
                    out.write(SEPARATOR);
                }
            }
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        byte[] unpacked = out.toByteArray();
        return Arrays.equals(pack(unpacked), compact) ? Optional.of(unpacked) : Optional.empty();
    }

    /** The compact form again. */
    static byte[] pack(byte[] unpacked) {
        int first = next(unpacked, 0);
        int second = next(unpacked, first + 1);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String compact = encoder.encodeToString(Arrays.copyOfRange(unpacked, 0, first))
                + "."
                + encoder.encodeToString(Arrays.copyOfRange(unpacked, first + 1, second))
                + "."
                + encoder.encodeToString(Arrays.copyOfRange(unpacked, second + 1, unpacked.length));
        return compact.getBytes(StandardCharsets.US_ASCII);
    }

    private static int next(byte[] unpacked, int from) {
        for (int i = from; i < unpacked.length; i++) {
            if (unpacked[i] == SEPARATOR) {
                return i;
            }
        }
        throw new IllegalStateException("a document in the ledger is damaged");
    }
}

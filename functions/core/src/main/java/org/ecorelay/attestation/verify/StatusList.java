package org.ecorelay.attestation.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.ecorelay.json.Json;

/**
 * A Bitstring Status List credential (W3C Bitstring Status List 1.0) that was found genuine.
 *
 * @param purposes what its bits are about, {@code revocation}
 * @param bits bit 0 is the highest of the first byte (3.2)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StatusList(String id, String issuer, List<String> purposes, Validity validity, byte[] bits) {
    /** 16 million documents; a list that unpacks to more is not unpacked. */
    static final int MAX_BYTES = 1 << 21;

    /** 131,072 documents: a shorter list would tell too much about whose bit is asked for (3.1). */
    static final int MIN_BYTES = 1 << 14;

    StatusList {
        purposes = List.copyOf(purposes);
    }

    /** One bit of a list. */
    enum Bit {
        SET,
        CLEAR,
        OUTSIDE
    }

    /** Reads a list, or nothing when a member is missing or unreadable; a list without an end of validity could be shown for ever. */
    static Optional<StatusList> read(Json.Obj credential) {
        Json.Obj subject = credential.object("credentialSubject");
        Optional<String> id = credential.text("id");
        Optional<String> issuer = Issuer.id(credential);
        Optional<Validity> validity = Validity.of(credential);
        Optional<byte[]> bits = subject.text("encodedList").flatMap(StatusList::unpack);
        boolean typed = credential.list("type").contains(Json.text("BitstringStatusListCredential"))
                && subject.text("type").equals(Optional.of("BitstringStatusList"));
        return !typed || id.isEmpty() || issuer.isEmpty() || validity.isEmpty() || bits.isEmpty()
                ? Optional.empty()
                : Optional.of(new StatusList(id.get(), issuer.get(), purposes(subject), validity.get(), bits.get()));
    }

    private static List<String> purposes(Json.Obj subject) {
        return subject.text("statusPurpose")
                .map(List::of)
                .orElseGet(() -> subject.list("statusPurpose").stream()
                        .flatMap(purpose -> purpose.asText().stream())
                        .toList());
    }

    /** Multibase {@code u}, base64url, GZIP (3.1). */
    private static Optional<byte[]> unpack(String encoded) {
        Optional<byte[]> packed = encoded.startsWith("u") ? Base64Url.decode(encoded.substring(1)) : Optional.empty();
        if (packed.isEmpty()) {
            return Optional.empty();
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(packed.get()))) {
            byte[] bits = unzipped.readNBytes(MAX_BYTES + 1);
            return bits.length < MIN_BYTES || bits.length > MAX_BYTES ? Optional.empty() : Optional.of(bits);
        } catch (IOException notPacked) {
            return Optional.empty();
        }
    }

    Bit bit(long index) {
        if (index >= 8L * bits.length) {
            return Bit.OUTSIDE;
        }
        int place = Math.toIntExact(index / 8);
        return (bits[place] & 0x80 >> index % 8) != 0 ? Bit.SET : Bit.CLEAR;
    }
}

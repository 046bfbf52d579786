package org.ecorelay.attestation.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a ZIP file that may be hostile, in the one form that {@link Archive} writes and no other. Nothing is ever unpacked, so what is
 * read is never more than what was given; throws nothing whatever the bytes are.
 */
public final class ArchiveReader {
    /** Nobody sees more of a name that is refused. */
    private static final int SHOWN = 100;

    private final byte[] all;
    private final ByteBuffer in;
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private String place = "";

    private ArchiveReader(byte[] all) {
        this.all = all;
        this.in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What bytes turned out to be. */
    public sealed interface Reading {
        /** An archive in the one form. */
        record Read(Archive archive) implements Reading {}

        /**
         * Something else.
         *
         * @param file name of the file at which it was noticed, as it is written; empty when it is no file's fault
         */
        record Refused(EvidenceCode code, String file) implements Reading {}
    }

    /** Reads an archive. */
    public static Reading read(byte[] bytes) {
        if (bytes.length > Archive.MAX_BYTES) {
            return new Reading.Refused(EvidenceCode.ARCHIVE_TOO_LARGE, "");
        }
        return new ArchiveReader(bytes).read();
    }

    private Reading read() {
        if (all.length < Integer.BYTES || (in.getInt(0) != ZipForm.FILE && in.getInt(0) != ZipForm.END)) {
            return refused(EvidenceCode.NOT_AN_ARCHIVE);
        }
        while (in.remaining() >= Integer.BYTES && in.getInt(in.position()) == ZipForm.FILE) {
            Optional<EvidenceCode> flaw = file();
            if (flaw.isPresent()) {
                return refused(flaw.get());
            }
        }
        place = "";
        byte[] again = ZipForm.write(files);
        if (Arrays.equals(again, all)) {
            return new Reading.Read(new Archive(files));
        }
        boolean beginning = all.length < again.length && Arrays.equals(all, Arrays.copyOf(again, all.length));
        return refused(beginning ? EvidenceCode.ARCHIVE_TRUNCATED : EvidenceCode.ARCHIVE_NOT_CANONICAL);
    }

    private Reading refused(EvidenceCode code) {
        return new Reading.Refused(code, place);
    }

    /** One file with its header. Of the header only what decides how to go on is looked at; the rest is compared at the end. */
    private Optional<EvidenceCode> file() {
        int at = in.position();
        if (in.remaining() < ZipForm.FILE_HEADER_BYTES) {
            return Optional.of(EvidenceCode.ARCHIVE_TRUNCATED);
        }
        int nameLength = Short.toUnsignedInt(in.getShort(at + 26));
        if (in.remaining() < ZipForm.FILE_HEADER_BYTES + nameLength) {
            return Optional.of(EvidenceCode.ARCHIVE_TRUNCATED);
        }
        String name = new String(all, at + ZipForm.FILE_HEADER_BYTES, nameLength, StandardCharsets.ISO_8859_1);
        Optional<EvidenceCode> flaw = named(name);
        if (flaw.isPresent()) {
            return flaw;
        }
        int packed = in.getInt(at + 18);
        boolean stored = in.getShort(at + 6) == 0 && in.getShort(at + 8) == 0 && packed == in.getInt(at + 22);
        if (!stored || in.getShort(at + 28) != 0) {
            return Optional.of(EvidenceCode.FILE_PACKED);
        }
        int from = at + ZipForm.FILE_HEADER_BYTES + nameLength;
        if (packed < 0 || packed > all.length - from) {
            return Optional.of(EvidenceCode.ARCHIVE_TRUNCATED);
        }
        byte[] bytes = Arrays.copyOfRange(all, from, from + packed);
        files.put(name, bytes);
        in.position(from + packed);
        return ZipForm.crc(bytes) == in.getInt(at + 14) ? Optional.empty() : Optional.of(EvidenceCode.FILE_CHANGED);
    }

    private Optional<EvidenceCode> named(String name) {
        String last = files.isEmpty() ? "" : files.lastKey();
        place = name.length() > SHOWN ? name.substring(0, SHOWN) : name;
        if (files.size() == Archive.MAX_FILES) {
            return Optional.of(EvidenceCode.TOO_MANY_FILES);
        }
        if (!Archive.isName(name)) {
            return Optional.of(EvidenceCode.FILE_NAME_REFUSED);
        }
        if (files.containsKey(name)) {
            return Optional.of(EvidenceCode.FILE_TWICE);
        }
        return name.compareTo(last) < 0 ? Optional.of(EvidenceCode.FILES_OUT_OF_ORDER) : Optional.empty();
    }
}

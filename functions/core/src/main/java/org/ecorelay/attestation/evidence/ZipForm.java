package org.ecorelay.attestation.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;

/** Writes files as a ZIP file: local header and bytes of each, the directory, its end (APPNOTE 4.3.6). */
final class ZipForm {
    static final int FILE = 0x04034b50;
    static final int FILE_HEADER_BYTES = 30;
    static final int END = 0x06054b50;

    /** Version 1.0: no folders, no compression, no ZIP64. */
    static final short VERSION = 10;

    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int END_BYTES = 22;

    /** 1 January 1980, the first day that the format knows; what is evidence of a time is inside. */
    private static final int FIRST_DAY = 0x0021 << 16;

    private ZipForm() {}

    static long size(Map<String, byte[]> files) {
        return END_BYTES
                + files.entrySet().stream()
                        .mapToLong(file -> FILE_HEADER_BYTES
                                + ENTRY_BYTES
                                + 2L * file.getKey().length()
                                + file.getValue().length)
                        .sum();
    }

    static byte[] write(SortedMap<String, byte[]> files) {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size(files))).order(ByteOrder.LITTLE_ENDIAN);
        int[] offsets = new int[files.size()];
        int number = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            offsets[number++] = out.position();
            out.putInt(FILE);
            common(file, out);
            out.put(name(file)).put(file.getValue());
        }
        int directory = out.position();
        number = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            out.putInt(ENTRY).putShort(VERSION);
            common(file, out);
            // No comment, first disk, no attributes.
            out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
            out.putInt(offsets[number++]).put(name(file));
        }
        int length = out.position() - directory;
        short count = (short) files.size();
        out.putInt(END).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
        out.putInt(length).putInt(directory).putShort((short) 0);
        return out.array();
    }

    /** What the local header and the directory say alike: version, no flags, stored, time, CRC, both sizes, name, nothing extra. */
    private static void common(Map.Entry<String, byte[]> file, ByteBuffer out) {
        int bytes = file.getValue().length;
        out.putShort(VERSION).putShort((short) 0).putShort((short) 0).putInt(FIRST_DAY);
        out.putInt(crc(file.getValue())).putInt(bytes).putInt(bytes);
        out.putShort((short) file.getKey().length()).putShort((short) 0);
    }

    static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static byte[] name(Map.Entry<String, byte[]> file) {
        return file.getKey().getBytes(StandardCharsets.US_ASCII);
    }
}

package org.ecorelay.attestation.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Files by name, as a ZIP file (PKWARE APPNOTE 6.3): stored and not packed, sorted, with one fixed time and nothing else. So the same
 * files are the same bytes everywhere and always, no file is larger than it looks, and a reader need not trust any field of the
 * format: {@link ArchiveReader} takes only what writing the files again gives.
 */
public final class Archive {
    /** Bytes of the whole; what an HTTP answer carries is far below. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** An order with daily reminders for three years has 1,100 events. */
    public static final int MAX_FILES = 5_000;

    private static final Pattern NAME = Pattern.compile("([a-z][a-z-]{0,31}/)?[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}");

    private final SortedMap<String, byte[]> files;

    /**
     * An archive of these files.
     *
     * @throws IllegalArgumentException for a name that is not a plain one in at most one folder, too many files or too many bytes
     */
    public Archive(Map<String, byte[]> files) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        files.keySet().stream().filter(name -> !isName(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("a file of an archive is not called %s".formatted(name));
        });
        if (!holds(files)) {
            throw new IllegalArgumentException("%d files of %d bytes: an archive has at most %d of %d"
                    .formatted(files.size(), size(), MAX_FILES, MAX_BYTES));
        }
    }

    /** Whether there is room for these files in one archive. */
    public static boolean holds(Map<String, byte[]> files) {
        return files.size() <= MAX_FILES && ZipForm.size(files) <= MAX_BYTES;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The names, sorted. */
    public Set<String> names() {
        return files.keySet();
    }

    /** A file's bytes, not to be changed; empty when there is none of this name. */
    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** A file as text; empty when there is none of this name. Bytes that are no UTF-8 become characters that nothing here has. */
    public Optional<String> text(String name) {
        return file(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Bytes that {@link #bytes()} gives. */
    public long size() {
        return ZipForm.size(files);
    }

    /** The ZIP file. */
    public byte[] bytes() {
        return ZipForm.write(files);
    }
}

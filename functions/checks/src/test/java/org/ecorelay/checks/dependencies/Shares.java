package org.ecorelay.checks.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whose the bytes of a packaged jar are. */
final class Shares {
    /** A local header and one in the directory, of 30 and 46 bytes, each with the entry's name (APPNOTE.TXT 4.3.7, 4.3.12). */
    private static final int HEADERS = 30 + 46;

    private Shares() {}

    /** By owner, the bytes of the entries that are the same in the packaged jar; of two with the same entry the first has it. */
    static Map<Artifact, Long> of(Path packaged, Iterable<Artifact> owners, LocalRepository repository) {
        Map<String, ZipEntry> left = entries(packaged);
        var shares = new HashMap<Artifact, Long>();
        for (Artifact owner : owners) {
            long bytes = 0;
            for (ZipEntry entry : entries(repository.jar(owner)).values()) {
                ZipEntry same = left.get(entry.getName());
                if (same != null && same.getCrc() == entry.getCrc() && same.getSize() == entry.getSize()) {
                    left.remove(entry.getName());
                    bytes += same.getCompressedSize()
                            + HEADERS
                            + 2L * entry.getName().length();
                }
            }
            shares.put(owner, bytes);
        }
        return shares;
    }

    private static Map<String, ZipEntry> entries(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var entries = new HashMap<String, ZipEntry>();
            zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> entries.put(entry.getName(), entry));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read: run mvn package first", e);
        }
    }
}

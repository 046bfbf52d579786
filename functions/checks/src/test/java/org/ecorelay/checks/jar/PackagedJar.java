package org.ecorelay.checks.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.checks.Repository;

/**
 * A function's jar as Lambda gets it.
 *
 * @param entries in their order; an entry that is there twice is in the list twice
 */
record PackagedJar(Path file, List<String> entries) {
    private static final Pattern CLIENT = Pattern.compile("software/amazon/awssdk/services/([a-z0-9]+)/.*\\.class");
    private static final int MAJOR_VERSION_AT = 7;

    static PackagedJar of(String function) {
        return at(Repository.ROOT.resolve("functions/%s/target/%s.jar".formatted(function, function)));
    }

    static PackagedJar at(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            var entries = new ArrayList<String>();
            jar.stream().map(JarEntry::getName).forEach(entries::add);
            return new PackagedJar(file, entries);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: run mvn package first".formatted(file), e);
        }
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes of the jar an entry takes, or -1 when it is not there. */
    long packedBytes(String entry) {
        try (var jar = new JarFile(file.toFile())) {
            JarEntry found = jar.getJarEntry(entry);
            return found == null ? -1 : found.getCompressedSize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] read(String entry) {
        try (var jar = new JarFile(file.toFile());
                InputStream content = jar.getInputStream(jar.getEntry(entry))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String entry) {
        return entries.contains(entry);
    }

    /** Class-file major version: 69 is Java 25. */
    int majorVersion(String classEntry) {
        return read(classEntry)[MAJOR_VERSION_AT];
    }

    /** The AWS services that it has a client of, by package name. */
    Set<String> clients() {
        var clients = new TreeSet<String>();
        entries.stream()
                .map(CLIENT::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .forEach(clients::add);
        return clients;
    }
}

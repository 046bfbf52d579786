package org.ecorelay.checks.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A text about rights that comes with a jar.
 *
 * @param name of its entry
 */
record LicenceText(String name, String text) {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(.*/)?[^/]*(licen[sc]es?|notice|copying|copyright|MPL-2|LGPL-2)[^/]*(?<!\\.class|\\.json)");

    /** What the texts of well-known licences begin with: these are in {@code META-INF/licences} once, or not taken. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "Apache License Version 2.0", "Apache-2.0",
            "Eclipse Public License - v 2.0", "EPL-2.0",
            "Mozilla Public License Version 2.0", "MPL-2.0",
            "GNU Lesser General Public License", "LGPL-2.1",
            "Licenses Licenses of OpenPDF", "a page of links to the texts");

    /** The texts in a jar and the one that people added, in the order of their names. */
    static List<LicenceText> of(Artifact artifact, LocalRepository repository) {
        var texts = new ArrayList<LicenceText>();
        try (var jar = new ZipFile(repository.jar(artifact).toFile())) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory()
                            && NAME.matcher(entry.getName()).matches())
                    .toList();
            for (ZipEntry entry : entries) {
                byte[] content = jar.getInputStream(entry).readAllBytes();
                texts.add(new LicenceText(entry.getName(), tidy(new String(content, StandardCharsets.UTF_8))));
            }
            Path added = Decided.FOLDER.resolve("texts/%s.%s.txt".formatted(artifact.group(), artifact.name()));
            if (Files.exists(added)) {
                texts.add(new LicenceText("LICENSE", tidy(Files.readString(added))));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a NOTICE, which Apache-2.0 4 (d) wants to be passed on. */
    boolean isNotice() {
        return name.matches("(?i).*notice[^/]*");
    }

    /** The well-known licence that it is the text of. */
    Optional<String> wellKnown() {
        String beginning = text.replaceAll("[^A-Za-z0-9.-]+", " ").strip();
        return BEGINNINGS.entrySet().stream()
                .filter(each -> beginning.regionMatches(
                        true, 0, each.getKey(), 0, each.getKey().length()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String tidy(String text) {
        return text.replace("\r", "")
                .replace("\uFEFF", "")
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .reduce("", (before, line) -> before + line + "\n")
                .replaceFirst("^\n+", "");
    }
}

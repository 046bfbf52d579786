package org.ecorelay.attestation.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/**
 * The folder of attacks: what is presented, in files of its own, and a manifest with a line for each. Made by {@link #write} with keys
 * that are forgotten afterwards; read back without the code that made them.
 */
final class Fixtures {
    static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/test/resources/attacks");
    static final String MANIFEST = "manifest.json";

    private static final List<String> SINGLE = List.of("document", "keys", "events");
    private static final List<String> SEVERAL = List.of("status", "before");

    private Fixtures() {}

    /** Makes all of them anew. */
    static void write(Path folder) throws IOException {
        var forgeries = new Forgeries();
        var attacks = new ArrayList<>(forgeries.all());
        attacks.addAll(new StatusForgeries(forgeries).all());
        var files = new TreeMap<String, byte[]>();
        attacks.forEach(attack -> files.putAll(attack.files()));
        EventForgery.all().forEach(forgery -> files.put(forgery.entry().required("events"), forgery.file()));
        var lines = new ArrayList<String>();
        attacks.forEach(attack -> lines.add(CanonicalJson.text(attack.entry())));
        EventForgery.all().forEach(forgery -> lines.add(CanonicalJson.text(forgery.entry())));
        files.put(
                MANIFEST,
                lines.stream()
                        .collect(Collectors.joining(",\n", "[\n", "\n]\n"))
                        .getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(folder);
        for (String old : names(folder)) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The lines of the manifest. */
    static List<Json.Obj> manifest(Path folder) {
        try {
            return ((Json.Arr) JsonReader.read(text(folder, MANIFEST)))
                    .items().stream().map(Json.Obj.class::cast).toList();
        } catch (MalformedJson e) {
            throw new IllegalStateException(e);
        }
    }

    static Set<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of the folder that no line of its manifest names. */
    static Set<String> unread(Path folder) {
        Set<String> unread = names(folder);
        unread.remove(MANIFEST);
        for (Json.Obj line : manifest(folder)) {
            SINGLE.forEach(member -> line.text(member).ifPresent(unread::remove));
            SEVERAL.forEach(member -> line.list(member)
                    .forEach(file -> unread.remove(file.asText().orElseThrow())));
        }
        return unread;
    }

    static String text(Path folder, String name) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            if (name.endsWith(".gz")) {
                try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = unzipped.readAllBytes();
                }
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String document(Json.Obj line) {
        return text(FOLDER, line.required("document"));
    }

    static Means means(Json.Obj line) {
        Optional<KeySet> keys = KeySet.parse(text(FOLDER, line.required("keys")));
        return new Means(
                Optional.of(keys.orElseThrow()),
                texts(line, "status"),
                texts(line, "before"),
                new Register.NotAsked(),
                Instant.parse(line.required("at")));
    }

    private static List<String> texts(Json.Obj line, String member) {
        return line.list(member).stream()
                .map(file -> text(FOLDER, file.asText().orElseThrow()))
                .toList();
    }
}

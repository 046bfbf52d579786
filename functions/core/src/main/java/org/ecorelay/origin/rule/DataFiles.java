package org.ecorelay.origin.rule;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * The reference data of accounts in their registry: one small item {@code origin#<kind>/<name>} for each file, and its text, deflated, in items
 * {@code origin-data#<hash>/<n>} of at most {@value #PART_CHARACTERS} characters, below the 400 KB of an item. Texts are never replaced: what a
 * trace names can be read for as long as the trace. Thread-safe.
 */
public final class DataFiles {
    /** Files of one account, over all kinds: a determination lists them. */
    public static final int MAX_FILES = 100;

    static final int PART_CHARACTERS = 300_000;

    private static final String HEAD = "origin";
    private static final String TEXT = "origin-data#";

    private final Registry registry;

    public DataFiles(Registry registry) {
        this.registry = registry;
    }

    /** What came of storing. */
    public sealed interface Stored {
        /** It is in force. */
        record Kept(DataFile file) implements Stored {}

        /** The same file is in force already. */
        record Unchanged(DataFile file) implements Stored {}

        /** Another text has this name and version. */
        record VersionTaken(DataFile file) implements Stored {}

        /** The account has as many files as it may. */
        record TooMany() implements Stored {}
    }

    /**
     * Stores a file that was checked, replacing the one of that name. Its text is there before its name: a failure in between changes nothing.
     *
     * @param about what is special to the kind
     */
    public Stored put(
            String account,
            DataFile.Kind kind,
            String name,
            String version,
            String text,
            int rows,
            Json.Obj about,
            Instant now) {
        Sha256 hash = Sha256.of(text);
        Optional<DataFile> before = find(account, kind, name);
        if (before.isPresent() && before.get().version().equals(version)) {
            return before.get().hash().equals(hash)
                    ? new Stored.Unchanged(before.get())
                    : new Stored.VersionTaken(before.get());
        }
        if (before.isEmpty() && list(account).size() >= MAX_FILES) {
            return new Stored.TooMany();
        }
        int parts = write(account, hash, Base64.getEncoder().encodeToString(deflate(text)));
        var file = new DataFile(kind, name, version, hash, parts, rows, now, about);
        registry.put(account, item(kind, name), file.item());
        return new Stored.Kept(file);
    }

    private int write(String account, Sha256 hash, String text) {
        int parts = 0;
        for (int from = 0; from < text.length(); from += PART_CHARACTERS) {
            String part = text.substring(from, Math.min(text.length(), from + PART_CHARACTERS));
            registry.put(
                    account,
                    part(hash, parts),
                    Json.object().put("deflated", part).build());
            parts++;
        }
        return parts;
    }

    /** The file of a kind and name, or empty. */
    public Optional<DataFile> find(String account, DataFile.Kind kind, String name) {
        return registry.find(account, item(kind, name)).map(DataFile::read);
    }

    /** All files of an account, by kind and name. */
    public List<DataFile> list(String account) {
        return registry.list(account, HEAD).stream().map(DataFile::read).toList();
    }

    /** The text of a file. */
    public String text(String account, DataFile file) {
        var encoded = new StringBuilder();
        for (int part = 0; part < file.parts(); part++) {
            encoded.append(registry.find(account, part(file.hash(), part))
                    .orElseThrow(() -> damaged(file))
                    .required("deflated"));
        }
        String text = inflate(Base64.getDecoder().decode(encoded.toString()));
        if (!Sha256.of(text).equals(file.hash())) {
            throw damaged(file);
        }
        return text;
    }

    private static IllegalStateException damaged(DataFile file) {
        return new IllegalStateException("the text of %s %s is damaged".formatted(file.kind(), file.name()));
    }

    private static String item(DataFile.Kind kind, String name) {
        return HEAD + "#" + kind.word() + "/" + name;
    }

    private static String part(Sha256 hash, int part) {
        return TEXT + hash.value() + "/" + part;
    }

    private static byte[] deflate(String text) {
        var out = new ByteArrayOutputStream(text.length() / 4);
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String inflate(byte[] deflated) {
        // Reading notices a text that was cut off; InflaterOutputStream does not.
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return new String(inflater.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a text of the registry is damaged", e);
        }
    }
}

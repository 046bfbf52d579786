package org.ecorelay.certificate.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.evidence.Manifest.Form;
import org.ecorelay.attestation.evidence.Sums;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/** Forges an archive as somebody would who knows how it is made: hashes, names and sums fit again after every change, unless asked not to. */
final class Forger {
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private String audience;
    private String certificate;
    private final List<Manifest.Item> items;

    Forger(Archive archive) {
        archive.names().forEach(name -> files.put(name, archive.file(name).orElseThrow()));
        Manifest manifest = Manifest.read(files.get(Manifest.NAME)).orElseThrow();
        this.audience = manifest.audience();
        this.certificate = manifest.certificate();
        this.items = new ArrayList<>(manifest.items());
    }

    /** The file whose name begins so; the first of them. */
    String file(String beginning) {
        return files.tailMap(beginning).firstKey();
    }

    String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    Forger audience(String other) {
        audience = other;
        return this;
    }

    Forger certificate(String other) {
        certificate = other;
        return this;
    }

    /** Leaves an item out, and its file. */
    Forger without(String file) {
        items.removeIf(item -> item.name().equals(file));
        files.remove(file);
        return this;
    }

    /** Leaves out every file whose name begins so. */
    Forger withoutAll(String beginning) {
        List.copyOf(files.keySet()).stream()
                .filter(file -> file.startsWith(beginning))
                .forEach(this::without);
        return this;
    }

    /** An item of the ledger, under the name that it must have. */
    Forger item(Kind kind, String key, byte[] body) {
        return put(kind.word(), kind.file(key), Optional.of(key), body);
    }

    /** Another body for an item, which takes the name that it must have then. */
    Forger body(String file, byte[] body) {
        Manifest.Item item = named(file);
        without(file);
        Optional<Kind> kind = Kind.named(item.kind());
        String key = item.key().map(old -> renamed(old, Sha256.of(body))).orElse("");
        String name = kind.map(one -> one.file(key)).orElse(file);
        return put(item.kind(), name, item.key().map(_ -> key), body);
    }

    Forger body(String file, String body) {
        return body(file, body.getBytes(StandardCharsets.UTF_8));
    }

    Forger put(String kind, String file, Optional<String> key, byte[] body) {
        files.put(file, body);
        items.add(new Manifest.Item(kind, Optional.of(file), key, Form.COMPLETE, Sha256.of(body), Optional.empty()));
        return this;
    }

    /** Another redacted copy. */
    Forger copy(String file, UnaryOperator<Json.Obj> change) {
        Manifest.Item item = named(file);
        byte[] copy = CanonicalJson.bytes(change.apply(JsonReader.readOwn(files.get(file))));
        items.remove(item);
        files.put(file, copy);
        items.add(new Manifest.Item(
                item.kind(), item.file(), item.key(), Form.REDACTED, item.sha256(), Optional.of(Sha256.of(copy))));
        return this;
    }

    /** Leaves the file out and lets its hash stand for it. */
    Forger withheld(String file) {
        Manifest.Item item = named(file);
        without(file);
        items.add(new Manifest.Item(
                item.kind(), Optional.empty(), item.key(), Form.WITHHELD, item.sha256(), Optional.empty()));
        return this;
    }

    Forger state(String member, String value) {
        Json.Obj state = JsonReader.readOwn(files.get(StateOfCertificate.NAME));
        return body(
                StateOfCertificate.NAME,
                CanonicalJson.bytes(
                        value.isEmpty()
                                ? JsonEdit.without(state, "/" + member)
                                : JsonEdit.with(state, "/" + member, value)));
    }

    List<Event> events() {
        return items.stream()
                .filter(item -> item.kind().equals("event"))
                .map(Manifest.Item::name)
                .sorted()
                .map(this::text)
                .map(Event::parse)
                .toList();
    }

    /** Other events in the same places, just as they are. */
    Forger events(List<Event> other) {
        items.stream()
                .filter(item -> item.kind().equals("event"))
                .map(Manifest.Item::name)
                .toList()
                .forEach(this::without);
        int place = 1;
        for (Event event : other) {
            String key = Ledger.numbered("event", place++);
            put("event", Kind.EVENT.file(key), Optional.of(key), event.text().getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** A whole history made anew, so that every event follows from the one before. */
    Forger rewritten(Function<Event, List<Sha256>> rests) {
        var anew = new ArrayList<Event>();
        for (Event event : events()) {
            List<Sha256> on = rests.apply(event);
            anew.add(
                    anew.isEmpty()
                            ? Event.first(event.type(), event.at(), event.version(), on)
                            : anew.getLast().next(event.type(), event.at(), event.version(), on));
        }
        return events(anew).state("newestEvent", "'" + anew.getLast().hash() + "'");
    }

    /** The same, with one hash in place of another. */
    Forger rewritten(Sha256 before, Sha256 after) {
        return rewritten(event -> event.rests().stream()
                .map(rest -> rest.equals(before) ? after : rest)
                .toList());
    }

    /** A document signed anew with another content; the history follows. */
    Forger signed(String file, UnaryOperator<Json.Obj> change, SigningKey key) {
        var before = new Jws(text(file));
        Jws after = Jws.sign(change.apply(before.payload()), key);
        return body(file, after.compact()).rewritten(before.identity(), after.identity());
    }

    /** The files as they are, with a manifest and sums that fit. */
    byte[] bytes() {
        files.put(Manifest.NAME, new Manifest(audience, certificate, items).bytes());
        return withSums();
    }

    /** One file changed, and the manifest left as it is. */
    byte[] with(String file, byte[] bytes) {
        files.put(file, bytes);
        return new Archive(files).bytes();
    }

    byte[] withSums() {
        files.put(Sums.NAME, Sums.of(files));
        return new Archive(files).bytes();
    }

    /** A file that the manifest does not know. */
    Forger unlisted(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    private Manifest.Item named(String file) {
        return items.stream()
                .filter(item -> item.name().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static String renamed(String key, Sha256 hash) {
        String kind = key.substring(0, key.indexOf('#'));
        return switch (Kind.named(kind).orElseThrow()) {
            case ORDER, FINDINGS, APPLICATION -> kind + "#" + hash;
            case TRACE, EXCHANGE ->
                key.substring(0, key.indexOf('.') + 1) + hash.value().substring(0, 8);
            case DOCUMENT, EVENT -> key;
        };
    }
}

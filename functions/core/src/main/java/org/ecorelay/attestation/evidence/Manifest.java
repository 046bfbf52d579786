package org.ecorelay.attestation.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/**
 * What is in an archive, and what was left out of it.
 *
 * @param audience who may see it, {@code exporter} or {@code buyer}
 * @param certificate id of the certificate that it is the evidence of
 * @param items sorted by kind and name; of what comes from the ledger every item, whether it is handed over or not
 */
public record Manifest(String audience, String certificate, List<Item> items) {
    /** Name of its file. */
    public static final String NAME = "manifest.json";

    /** The form of the whole archive; another one gets another name. */
    public static final String FORMAT = "eco-relay-evidence-1";

    public Manifest {
        items = items.stream()
                .sorted(Comparator.comparing(Item::kind).thenComparing(Item::name))
                .toList();
    }

    /** How much of an item is handed over. */
    public enum Form {
        COMPLETE,
        REDACTED,
        WITHHELD;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Form> named(String word) {
            return Arrays.stream(values())
                    .filter(form -> form.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * One item.
     *
     * @param kind {@code order, document, trace, exchange, findings, application, event, certificate, keys, status-list, readme}
     * @param file name of its file; empty when it is withheld
     * @param key its key in the ledger, or empty when it does not lie there
     * @param sha256 hash of the complete body
     * @param copy hash of the file when that is a redacted copy
     */
    public record Item(
            String kind, Optional<String> file, Optional<String> key, Form form, Sha256 sha256, Optional<Sha256> copy) {
        public Item {
            if (file.isPresent() == (form == Form.WITHHELD) || copy.isPresent() != (form == Form.REDACTED)) {
                throw new IllegalArgumentException("a withheld item has no file, a redacted one a copy's hash");
            }
            if (file.isEmpty() && key.isEmpty()) {
                throw new IllegalArgumentException("an item has a file or a key");
            }
        }

        /** What to call it: its file, or its key when there is none. */
        public String name() {
            return file.or(() -> key).orElseThrow();
        }

        /** Hash that its file must have. */
        public Sha256 fileHash() {
            return copy.orElse(sha256);
        }

        private Json json() {
            return Json.object()
                    .put("kind", kind)
                    .putIfPresent("file", file.map(Json::text))
                    .putIfPresent("key", key.map(Json::text))
                    .put("form", form.word())
                    .put("sha256", sha256.value())
                    .putIfPresent("copySha256", copy.map(hash -> Json.text(hash.value())))
                    .build();
        }

        private static Item read(Json.Obj json) {
            return new Item(
                    json.required("kind"),
                    json.text("file"),
                    json.text("key"),
                    Form.named(json.required("form")).orElseThrow(IllegalArgumentException::new),
                    new Sha256(json.required("sha256")),
                    json.text("copySha256").map(Sha256::new));
        }
    }

    /** Canonical JSON. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Json.object()
                .put("format", FORMAT)
                .put("audience", audience)
                .put("certificateId", certificate)
                .put("items", Json.array(items.stream().map(Item::json)))
                .build());
    }

    /** Reads a manifest that may be hostile; only what {@link #bytes()} writes is one. */
    public static Optional<Manifest> read(byte[] bytes) {
        try {
            if (!(JsonReader.read(bytes) instanceof Json.Obj json)) {
                return Optional.empty();
            }
            var items = new ArrayList<Item>();
            for (Json item : json.list("items")) {
                items.add(Item.read(item instanceof Json.Obj object ? object : Json.Obj.EMPTY));
            }
            var manifest = new Manifest(json.required("audience"), json.required("certificateId"), items);
            return Arrays.equals(manifest.bytes(), bytes) ? Optional.of(manifest) : Optional.empty();
        } catch (MalformedJson | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The items of one kind, sorted by name. */
    public List<Item> of(String kind) {
        return items.stream().filter(item -> item.kind().equals(kind)).toList();
    }
}

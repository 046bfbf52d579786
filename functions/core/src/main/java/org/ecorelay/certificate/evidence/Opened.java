package org.ecorelay.certificate.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/** An archive whose files are those that its manifest says, opened to be examined. */
record Opened(Archive archive, Manifest manifest) {
    Audience audience() {
        return Audience.named(manifest.audience()).orElseThrow();
    }

    List<Manifest.Item> of(Kind kind) {
        return manifest.of(kind.word());
    }

    /** The text of an item that has a file. */
    String text(Manifest.Item item) {
        return archive.text(item.name()).orElseThrow();
    }

    /** The history, oldest first. */
    List<Event> events() {
        return of(Kind.EVENT).stream().map(this::text).map(Event::parse).toList();
    }

    /** Status lists, compact. */
    List<String> statusLists() {
        return manifest.of("status-list").stream().map(this::text).toList();
    }

    /** A file as one JSON object in canonical form, or empty when it is none. */
    Optional<Json.Obj> json(String file) {
        byte[] bytes = archive.file(file).orElse(new byte[0]);
        try {
            return JsonReader.read(bytes) instanceof Json.Obj object
                            && Arrays.equals(CanonicalJson.bytes(object), bytes)
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (MalformedJson | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** A document that was found to be genuine. */
    Json.Obj credential(Manifest.Item document) {
        return new Jws(text(document)).payload();
    }
}

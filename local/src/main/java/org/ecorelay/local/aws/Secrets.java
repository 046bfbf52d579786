package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The secrets, kept in a journal. One that is scheduled for deletion is there until its time has come. Not thread-safe: its stand-in sees to
 * that.
 */
final class Secrets {
    private final InstantSource clock;
    private final Journal journal;
    private final Map<String, Secret> secrets = new TreeMap<>();
    private final Map<String, Instant> deletions = new TreeMap<>();

    Secrets(Journals journals, InstantSource clock) throws IOException {
        this.clock = clock;
        this.journal = journals.open("secrets", this::replay);
    }

    private void replay(ObjectNode line) {
        var name = Json.required(line, "name");
        if (line.path("deleted").asBoolean()) {
            secrets.remove(name);
            deletions.remove(name);
        } else if (line.has("deletedAt")) {
            deletions.put(name, Instant.parse(Json.required(line, "deletedAt")));
        } else {
            var known = secrets.getOrDefault(name, new Secret(name, Json.required(line, "arn"), List.of()));
            var version = new Secret.Version(
                    Json.required(line, "version"),
                    line.path("text").textValue(),
                    line.path("binary").textValue(),
                    Instant.parse(Json.required(line, "createdAt")));
            secrets.put(name, known.with(version));
        }
    }

    /** A secret by name or ARN, scheduled for deletion or not. */
    Optional<Secret> find(String reference) {
        return secrets.values().stream()
                .filter(secret ->
                        secret.name().equals(reference) || secret.arn().equals(reference))
                .filter(secret -> clock.instant().isBefore(deletion(secret).orElse(Instant.MAX)))
                .findFirst();
    }

    /** When it will be gone, if it is to be. */
    Optional<Instant> deletion(Secret secret) {
        return Optional.ofNullable(deletions.get(secret.name()));
    }

    /** Adds a version, the first one too. */
    void add(Secret secret, Secret.Version version) throws IOException {
        journal.append(Json.object()
                .put("name", secret.name())
                .put("arn", secret.arn())
                .put("version", version.id())
                .put("createdAt", version.createdAt().toString())
                .put("text", version.text())
                .put("binary", version.binary()));
        secrets.put(secret.name(), secret.with(version));
    }

    /** From now on nobody reads or writes it; at that time it is gone. */
    void delete(Secret secret, Instant at) throws IOException {
        journal.append(Json.object().put("name", secret.name()).put("deletedAt", at.toString()));
        deletions.put(secret.name(), at);
    }

    /** Forgets it, if it is still known: its name is free. */
    void forget(String name) throws IOException {
        if (secrets.containsKey(name)) {
            journal.append(Json.object().put("name", name).put("deleted", true));
            secrets.remove(name);
            deletions.remove(name);
        }
    }
}

package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that was registered, in order. What is kept in a file is there before anybody hears of it. Thread-safe. */
final class Registrations implements AutoCloseable {
    private final @Nullable RegistrationFile file;
    private final boolean idempotent;
    private final List<Registration> log = new ArrayList<>();
    private final Map<String, Registration> byDocument = new HashMap<>();
    private final Map<String, Registration> byReference = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    private Registrations(@Nullable RegistrationFile file, boolean idempotent) {
        this.file = file;
        this.idempotent = idempotent;
    }

    static Registrations open(@Nullable Path path, boolean idempotent) {
        if (path == null) {
            return new Registrations(null, idempotent);
        }
        RegistrationFile file = RegistrationFile.open(path);
        var registrations = new Registrations(file, idempotent);
        file.lines().forEach(registrations::replay);
        return registrations;
    }

    /** What a submission came to. */
    record Registered(Registration registration, boolean isNew) {}

    /** Registers a document, or finds it registered. {@code next} makes the registration from its reference. */
    synchronized Registered register(boolean live, String documentId, Function<String, Registration> next) {
        Registration existing = byDocument.get(key(live, documentId));
        if (existing != null && idempotent) {
            return new Registered(existing, false);
        }
        Registration registration = next.apply("SIM-%06d".formatted(log.size() + 1));
        write(registration.json().put("event", "registered"));
        remember(registration);
        return new Registered(registration, true);
    }

    /** The first registration of a document. */
    synchronized Optional<Registration> ofDocument(boolean live, String documentId) {
        return Optional.ofNullable(byDocument.get(key(live, documentId)));
    }

    synchronized Optional<Registration> ofReference(boolean live, String reference) {
        return Optional.ofNullable(byReference.get(reference)).filter(found -> found.live() == live);
    }

    synchronized void withdraw(Registration registration, Instant now) {
        if (withdrawn.add(registration.reference())) {
            write(JsonNodeFactory.instance
                    .objectNode()
                    .put("event", "withdrawn")
                    .put("reference", registration.reference())
                    .put("at", now.toString()));
        }
    }

    /** What a client sees of a registration. */
    synchronized ObjectNode seen(Registration registration, Instant now) {
        return registration.seen(now, withdrawn.contains(registration.reference()));
    }

    /** All registrations, the oldest first. */
    synchronized List<Registration> log() {
        return List.copyOf(log);
    }

    /** The documents that were registered more than once. */
    synchronized List<String> twice() {
        return log.stream()
                .collect(Collectors.groupingBy(Registration::documentId, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    private void write(JsonNode line) {
        if (file != null) {
            file.append(line);
        }
    }

    private void replay(JsonNode line) {
        if (line.get("event").asText().equals("withdrawn")) {
            withdrawn.add(line.get("reference").asText());
        } else {
            remember(Registration.read(line));
        }
    }

    private void remember(Registration registration) {
        log.add(registration);
        byDocument.putIfAbsent(key(registration.live(), registration.documentId()), registration);
        byReference.put(registration.reference(), registration);
    }

    private static String key(boolean live, String documentId) {
        return (live ? "live " : "sandbox ") + documentId;
    }
}

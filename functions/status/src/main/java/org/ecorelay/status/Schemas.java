package org.ecorelay.status;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;

/**
 * The published JSON Schemas of what partners send and receive, byte for byte as in {@code events/schemas}. Anybody may read them. Each is read
 * from the jar when it is first asked for. Thread-safe.
 */
final class Schemas {
    /** What partners need; the others are about our own insides. */
    static final List<String> NAMES = List.of(
            "certificate-1",
            "event",
            "good",
            "issued-certificate",
            "notice",
            "order",
            "problem",
            "product",
            "shipment");

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    HttpResponse show(HttpRequest request) {
        return Optional.ofNullable(request.path().get("name"))
                .filter(NAMES::contains)
                .map(name -> texts.computeIfAbsent(name, Schemas::read))
                .map(text -> HttpResponse.of(200, "application/schema+json", text)
                        .with("cache-control", "public, max-age=3600"))
                .orElseGet(() -> HttpResponse.problem(
                        404, "not-found", "No such schema", "Published are %s.".formatted(String.join(", ", NAMES))));
    }

    private static String read(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("schemas/" + name + ".schema.json")) {
            if (in == null) {
                throw new IllegalStateException("schema %s is not in the jar".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("schema %s cannot be read".formatted(name), e);
        }
    }
}

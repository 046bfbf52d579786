package org.ecorelay.attestation.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.attestation.KeyOwner;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/**
 * The keys that a verifier trusts (JWKS, RFC 7517 5). A key that it cannot use is passed over until a document names it. Where
 * keys of several exporters are in one set, {@code owner} of a key says for whom it may speak; without it, for everybody. A
 * published set does not list whose keys it has: there, {@code owner} is the digest of a name that only who holds a document knows.
 */
public final class KeySet {
    /** Characters of the JSON text. */
    public static final int MAX_CHARACTERS = 1 << 20;

    /** An issuer of ours has five. */
    private static final int MAX_BEGINNINGS = 16;

    private final List<Entry> entries;

    private KeySet(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    private record Entry(String id, Optional<Key> key) {}

    /**
     * A key that can be used.
     *
     * @param owners beginnings of the ids of those for whom it may speak, {@code urn:eco-relay:exporter:acme}, or their
     *     {@linkplain KeyOwner digests}; empty for all
     */
    record Key(PublicJwk jwk, List<String> owners) {
        Key {
            owners = List.copyOf(owners);
        }

        /** Whether it may speak for an issuer: an owner, or one below it. */
        boolean mayBe(String issuer) {
            return owners.isEmpty() || beginnings(issuer).anyMatch(this::isOwner);
        }

        private boolean isOwner(String name) {
            return owners.contains(name) || owners.contains(KeyOwner.digest(name));
        }

        /** {@code a}, {@code a:b}, {@code a:b:c}. */
        private static Stream<String> beginnings(String issuer) {
            var ends = IntStream.range(0, issuer.length())
                    .filter(at -> issuer.charAt(at) == ':')
                    .limit(MAX_BEGINNINGS);
            return Stream.concat(ends.mapToObj(end -> issuer.substring(0, end)), Stream.of(issuer));
        }
    }

    /** What a key set knows of a key id. */
    sealed interface Lookup {
        /** The one key of this id. */
        record Found(Key key) implements Lookup {}

        /** No key of this id. */
        record Absent() implements Lookup {}

        /** One that cannot be used, or more than one. */
        record Unusable(AnswerCode code) implements Lookup {}
    }

    /** Reads a key set; empty when the text is no JSON object with an array {@code keys}, names a member twice, or is too large. */
    public static Optional<KeySet> parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return JsonReader.read(text) instanceof Json.Obj set
                            && set.members().get("keys") instanceof Json.Arr(var keys)
                    ? Optional.of(of(keys))
                    : Optional.empty();
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static KeySet of(List<Json> keys) {
        var entries = new ArrayList<Entry>();
        for (Json key : keys) {
            if (key instanceof Json.Obj jwk) {
                entries.add(new Entry(jwk.text("kid").orElse(""), usable(jwk)));
            }
        }
        return new KeySet(entries);
    }

    private static Optional<Key> usable(Json.Obj jwk) {
        try {
            return Optional.of(new Key(PublicJwk.parse(jwk), owners(jwk)));
        } catch (IllegalArgumentException notOfTheRegistry) {
            return Optional.empty();
        }
    }

    /** One name or several; anything else is not taken for everybody. */
    private static List<String> owners(Json.Obj jwk) {
        if (jwk.get("owner").isEmpty()) {
            return List.of();
        }
        List<String> owners = jwk.text("owner")
                .map(List::of)
                .orElseGet(() -> jwk.list("owner").stream()
                        .flatMap(name -> name.asText().stream())
                        .toList());
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("owner is a name or a list of names");
        }
        return owners;
    }

    Lookup find(String keyId) {
        List<Entry> found =
                entries.stream().filter(entry -> entry.id().equals(keyId)).toList();
        return switch (found.size()) {
            case 0 -> new Lookup.Absent();
            case 1 ->
                found.getFirst()
                        .key()
                        .<Lookup>map(Lookup.Found::new)
                        .orElseGet(() -> new Lookup.Unusable(AnswerCode.KEY_UNUSABLE));
            default -> new Lookup.Unusable(AnswerCode.KEY_AMBIGUOUS);
        };
    }
}

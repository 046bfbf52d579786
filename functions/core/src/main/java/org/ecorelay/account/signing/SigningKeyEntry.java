package org.ecorelay.account.signing;

import java.time.DateTimeException;
import java.time.Instant;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One signing key that an operator has entered for an account or an exporter.
 *
 * @param key ARN or id of the key in KMS
 * @param jwk its public key, which is published as long as the entry is there, whatever becomes of the key in KMS
 * @param state whether it signs
 * @param from from when on it signs, or null for always
 * @param until when it signs no more, or null for never
 */
public record SigningKeyEntry(
        String key,
        PublicJwk jwk,
        State state,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** What an operator has decided about a key. What it has signed stays verifiable in every state. */
    public enum State {
        /** It signs. */
        ACTIVE,
        /** It signs only while no active key can: the overlap of a rotation. */
        RETIRING,
        /** It signs nothing. */
        DISABLED
    }

    /** Whether it may sign with this algorithm at a time. */
    boolean signs(SignatureAlgorithm algorithm, Instant at) {
        return state != State.DISABLED
                && jwk.algorithm() == algorithm
                && (from == null || !at.isBefore(from))
                && (until == null || at.isBefore(until));
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException naming the member that is wrong
     */
    static SigningKeyEntry read(Json json) {
        if (!(json instanceof Json.Obj entry)) {
            throw new IllegalArgumentException("a key is an object with the members key, state and jwk");
        }
        String key = entry.text("key").filter(text -> !text.isBlank()).orElse("");
        String state = entry.text("state").orElse("");
        if (key.isEmpty() || !state.matches("ACTIVE|RETIRING|DISABLED")) {
            throw new IllegalArgumentException("a key has a member key and a state ACTIVE, RETIRING or DISABLED");
        }
        return new SigningKeyEntry(
                key,
                PublicJwk.parse(entry.object("jwk")),
                State.valueOf(state),
                time(entry, "from"),
                time(entry, "until"));
    }

    private static @Nullable Instant time(Json.Obj entry, String member) {
        if (entry.get(member).isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(entry.text(member).orElse(""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s is not a time such as 2026-12-01T00:00:00Z".formatted(member), e);
        }
    }
}

package org.ecorelay.attestation.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A key set and nothing else: no status list, no register. */
public final class KeysAlone {
    private KeysAlone() {}

    public static Means at(KeySet keys, Instant at) {
        return new Means(Optional.of(keys), List.of(), List.of(), new Register.NotAsked(), at);
    }
}

package org.ecorelay.builder;

import java.util.function.Supplier;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.pacing.Meter;

/** Counts what a key refuses: nothing else tells it from a message that fails for another reason. */
record CountedKey(SigningKey key, Meter meter) implements SigningKey {
    @Override
    public SignatureAlgorithm algorithm() {
        return key.algorithm();
    }

    @Override
    public String keyId() {
        return counted(key::keyId);
    }

    @Override
    public byte[] sign(byte[] signingInput) {
        return counted(() -> key.sign(signingInput));
    }

    private <T> T counted(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RuntimeException e) {
            meter.count("not-signed", "builder", 1);
            throw e;
        }
    }
}

package org.ecorelay.attestation;

import java.time.Instant;
import java.util.Optional;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;

/** Port: which key signs for whom. */
@FunctionalInterface
public interface SigningKeys {
    /**
     * The key that signs for an exporter, or empty when none does with this algorithm: then nothing is signed, least of all with
     * another algorithm.
     *
     * @param at when the document is signed
     */
    Optional<SigningKey> find(String account, String exporter, SignatureAlgorithm algorithm, Instant at);

    /** One key for everybody. */
    static SigningKeys only(SigningKey key) {
        return (_, _, algorithm, _) -> Optional.of(key).filter(one -> one.algorithm() == algorithm);
    }
}

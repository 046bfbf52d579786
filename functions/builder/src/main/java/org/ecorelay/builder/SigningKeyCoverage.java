package org.ecorelay.builder;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;

/** Whether a deployment can sign what its profiles ask for. It is asked at the start, so that a deployment that cannot never starts. */
final class SigningKeyCoverage {
    private SigningKeyCoverage() {}

    /**
     * Does nothing if every profile has its key.
     *
     * @param asked algorithm by profile id
     * @throws IllegalStateException naming each profile that has none
     */
    static void require(Set<SignatureAlgorithm> deployed, Map<String, SignatureAlgorithm> asked) {
        String missing = asked.entrySet().stream()
                .filter(profile -> !deployed.contains(profile.getValue()))
                .map(profile -> "profile %s asks for %s".formatted(profile.getKey(), profile.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "SIGNING_KEYS has keys for %s only: %s; add a key for it (signingAlgorithms)"
                            .formatted(new TreeSet<>(deployed), missing));
        }
    }
}

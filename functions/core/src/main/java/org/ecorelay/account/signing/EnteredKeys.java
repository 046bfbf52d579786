package org.ecorelay.account.signing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;

/** Signs with the key that is entered for an exporter; with the deployment's own where none is. */
public final class EnteredKeys implements SigningKeys {
    private final SigningKeyRegister register;
    private final Map<SignatureAlgorithm, SigningKey> deployed;
    private final Function<SigningKeyEntry, SigningKey> open;

    /**
     * Chooses among keys.
     *
     * @param deployed the deployment's own keys
     * @param open makes a key that signs of an entry
     */
    public EnteredKeys(
            SigningKeyRegister register,
            Map<SignatureAlgorithm, ? extends SigningKey> deployed,
            Function<SigningKeyEntry, SigningKey> open) {
        this.register = register;
        this.deployed = Map.copyOf(deployed);
        this.open = open;
    }

    @Override
    public Optional<SigningKey> find(String account, String exporter, SignatureAlgorithm algorithm, Instant at) {
        Optional<List<SigningKeyEntry>> entered = register.find(account, exporter);
        return entered.isEmpty()
                ? Optional.ofNullable(deployed.get(algorithm))
                : SigningKeyRegister.signing(entered.get(), algorithm, at).map(open);
    }
}

package org.ecorelay.notice;

import java.util.HashMap;
import java.util.Map;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.fixture.Steps;

/**
 * Asked addresses in memory. Thread-safe.
 *
 * <p>Steps: {@code put}.
 */
public final class InMemoryAskedAddresses implements AskedAddresses {
    private final Map<String, Asked> asked = new HashMap<>();
    private final Steps steps = new Steps();

    public Steps steps() {
        return steps;
    }

    @Override
    public synchronized Asked find(String account, Sha256 address) {
        return asked.getOrDefault(account + "#" + address, Asked.NEVER);
    }

    @Override
    public void put(String account, Sha256 address, Asked next) {
        synchronized (this) {
            asked.put(account + "#" + address, next);
        }
        steps.reach("put");
    }
}

package org.ecorelay.status;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ecorelay.attestation.verify.KeySet;

/** The published keys as a verifier reads them; empty while they cannot be looked up, which makes answers Unknown. */
final class TrustedKeys implements Supplier<Optional<KeySet>> {
    private final Supplier<String> published;
    private final Consumer<RuntimeException> failures;

    /**
     * Takes where the keys come from.
     *
     * @param published the key set as JSON
     * @param failures is told of a look-up that failed
     */
    TrustedKeys(Supplier<String> published, Consumer<RuntimeException> failures) {
        this.published = published;
        this.failures = failures;
    }

    @Override
    public Optional<KeySet> get() {
        try {
            return KeySet.parse(published.get());
        } catch (RuntimeException e) {
            failures.accept(e);
            return Optional.empty();
        }
    }
}

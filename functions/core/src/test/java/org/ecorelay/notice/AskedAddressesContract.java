package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.notice.AskedAddresses.Asked;
import org.junit.jupiter.api.Test;

/** What every memory of asked addresses promises. Begins with nothing remembered for the accounts used here. */
public abstract class AskedAddressesContract {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private static final Sha256 ADDRESS = Sha256.of("export@example.com");

    /** An adapter without addresses. */
    protected abstract AskedAddresses asked();

    @Test
    void an_address_that_nobody_asked_was_never_asked() {
        assertThat(asked().find("never", ADDRESS)).isEqualTo(Asked.NEVER);
    }

    @Test
    void what_was_put_last_is_found() {
        AskedAddresses asked = asked();
        asked.put("last", ADDRESS, new Asked(1, NOW));
        asked.put("last", ADDRESS, new Asked(2, NOW.plusSeconds(7)));
        assertThat(asked.find("last", ADDRESS)).isEqualTo(new Asked(2, NOW.plusSeconds(7)));
    }

    @Test
    void each_account_and_each_address_is_remembered_by_itself() {
        AskedAddresses asked = asked();
        asked.put("one", ADDRESS, new Asked(1, NOW));
        assertThat(asked.find("two", ADDRESS)).isEqualTo(Asked.NEVER);
        assertThat(asked.find("one", Sha256.of("other@example.com"))).isEqualTo(Asked.NEVER);
    }
}

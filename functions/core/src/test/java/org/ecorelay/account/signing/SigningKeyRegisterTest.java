package org.ecorelay.account.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.account.Registry;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class SigningKeyRegisterTest {
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final MovableClock clock = new MovableClock();
    private final SigningKeyRegister register = new SigningKeyRegister(registry, clock);

    /** A scope whose list is empty: its account signs nothing any more. */
    private void closed(String scope) {
        Json.Obj list = Json.object()
                .put("scope", scope)
                .put("keys", Json.array(Stream.of()))
                .build();
        registry.put(Registry.SYSTEM, "signing-keys#" + scope, list);
    }

    @Test
    void what_is_entered_counts_within_a_minute() {
        assertThat(register.find("acme", "maker")).isEmpty();
        closed("acme");
        clock.pass(SigningKeyRegister.CACHE_TIME.minusMillis(1));
        assertThat(register.find("acme", "maker")).isEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(register.find("acme", "maker")).contains(List.of());
        assertThat(register.find("rival", "maker")).isEmpty();
    }

    @Test
    void what_was_read_by_a_clock_ahead_of_time_does_not_last_until_then() {
        clock.adjust(Duration.ofHours(3));
        assertThat(register.find("acme", "maker")).isEmpty();
        closed("acme");
        clock.adjust(Duration.ofHours(-3));
        assertThat(register.find("acme", "maker")).contains(List.of());
    }
}

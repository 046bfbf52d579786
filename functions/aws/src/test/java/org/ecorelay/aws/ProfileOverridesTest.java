package org.ecorelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.account.Registry;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class ProfileOverridesTest {
    private static final Json.Obj OVERRIDE =
            Json.object().put("settleSeconds", 5).build();

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final MovableClock clock = new MovableClock();
    private final ProfileOverrides overrides = new ProfileOverrides(registry, clock);

    @Test
    void an_override_of_the_system_account_counts_and_one_of_a_tenant_does_not() {
        registry.put("acme", "profile#VN", OVERRIDE);
        assertThat(overrides.apply("VN")).isEmpty();
        registry.put(Registry.SYSTEM, "profile#JP", OVERRIDE);
        assertThat(overrides.apply("JP")).contains(OVERRIDE);
    }

    @Test
    void an_override_is_noticed_within_a_minute_and_not_asked_for_more_often() {
        overrides.apply("VN");
        registry.put(Registry.SYSTEM, "profile#VN", OVERRIDE);
        clock.pass(Duration.ofSeconds(60).minusMillis(1));
        assertThat(overrides.apply("VN")).isEmpty();
        assertThat(registry.reads()).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        assertThat(overrides.apply("VN")).contains(OVERRIDE);
    }

    @Test
    void what_was_read_by_a_clock_ahead_of_time_does_not_last_until_then() {
        clock.adjust(Duration.ofHours(3));
        overrides.apply("VN");
        registry.put(Registry.SYSTEM, "profile#VN", OVERRIDE);
        clock.adjust(Duration.ofHours(-3));
        assertThat(overrides.apply("VN")).contains(OVERRIDE);
    }
}

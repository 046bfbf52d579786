package org.ecorelay.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private final Kept<String> kept = Kept.of("a key", NOW, Duration.ofSeconds(60));

    @Test
    void it_serves_for_as_long_as_was_said() {
        assertThat(kept.isFresh(NOW)).isTrue();
        assertThat(kept.isFresh(NOW.plusSeconds(60).minusNanos(1))).isTrue();
        assertThat(kept.isFresh(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void it_does_not_serve_when_the_clock_has_been_put_back() {
        assertThat(kept.isFresh(NOW.minusNanos(1))).isFalse();
    }
}

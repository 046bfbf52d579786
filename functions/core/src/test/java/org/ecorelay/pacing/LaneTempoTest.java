package org.ecorelay.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneTempoTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static LaneTempo after(int verdicts, Duration age) {
        LaneTempo tempo = LaneTempo.NEW;
        for (int i = 0; i < verdicts; i++) {
            tempo = tempo.with(age);
        }
        return tempo;
    }

    @Test
    void an_unknown_authority_is_asked_at_the_quickest_pace_and_nobody_is_stuck_before_a_day() {
        assertThat(LaneTempo.NEW.pace(MINUTE)).isEqualTo(MINUTE);
        assertThat(LaneTempo.NEW.stuckAfter()).isEqualTo(LaneTempo.MIN_STUCK);
        assertThat(after(19, Duration.ofDays(9)).pace(MINUTE)).isEqualTo(MINUTE);
    }

    @Test
    void the_pace_follows_how_long_verdicts_take_within_bounds() {
        assertThat(after(50, Duration.ofSeconds(30)).pace(MINUTE)).isEqualTo(MINUTE);
        assertThat(after(50, Duration.ofMinutes(100)).pace(MINUTE)).isEqualTo(Duration.ofSeconds(384));
        assertThat(after(50, Duration.ofDays(3)).pace(MINUTE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void an_authority_that_becomes_quicker_is_asked_more_often() {
        LaneTempo tempo = after(2_000, Duration.ofDays(3));
        for (int i = 0; i < 8_000; i++) {
            tempo = tempo.with(Duration.ofSeconds(10));
        }
        assertThat(tempo.pace(MINUTE)).isEqualTo(MINUTE);
    }

    @Test
    void stuck_is_who_waits_longer_than_ninety_nine_of_a_hundred() {
        LaneTempo slow = after(90, Duration.ofHours(1));
        for (int i = 0; i < 10; i++) {
            slow = slow.with(Duration.ofDays(3));
        }
        assertThat(slow.stuckAfter()).isBetween(Duration.ofDays(3), Duration.ofDays(6));
        assertThat(after(1_000, Duration.ofHours(1)).stuckAfter()).isEqualTo(LaneTempo.MIN_STUCK);
    }

    @Test
    void a_tempo_reads_back_as_it_was_written() {
        LaneTempo tempo = after(30, Duration.ofDays(100)).with(Duration.ofSeconds(-5));
        assertThat(LaneTempo.read(tempo.json())).isEqualTo(tempo);
    }
}

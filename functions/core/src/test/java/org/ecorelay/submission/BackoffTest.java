package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Duration BASE = Duration.ofSeconds(30);
    private static final int MANY = 10_000;

    private final Backoff backoff = new Backoff(BASE, new Random(7));

    private LongStream waits(int tries) {
        return IntStream.range(0, MANY)
                .mapToLong(_ -> backoff.after(tries).toMillis())
                .sorted();
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 60", "4, 480", "9, 15360", "10, 21600", "30, 21600", "1000, 21600"})
    void a_wait_is_anywhere_up_to_a_ceiling_that_doubles_until_six_hours(int tries, long ceiling) {
        long[] waits = waits(tries).toArray();
        assertThat(waits[0]).isGreaterThanOrEqualTo(BASE.toMillis() / 2);
        assertThat(waits[MANY - 1]).isLessThanOrEqualTo(ceiling * 1_000);
        // Full jitter: the whole range is used, and all of it alike.
        assertThat(waits[MANY - 1]).isGreaterThan((long) (ceiling * 1_000 * 0.99));
        assertThat(waits[MANY / 2]).isCloseTo((ceiling * 1_000 + 15_000) / 2, Percentage.withPercentage(3));
        assertThat(waits[MANY / 4]).isCloseTo(15_000 + (ceiling * 1_000 - 15_000) / 4, Percentage.withPercentage(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void a_base_of_next_to_nothing_still_gives_a_wait(long millis) {
        var shortest = new Backoff(Duration.ofMillis(millis), new Random(7));
        assertThat(IntStream.range(0, 40))
                .allSatisfy(tries -> assertThat(shortest.after(tries)).isBetween(Duration.ZERO, Backoff.CAP));
    }

    /** A thousand rows that failed in one second do not come back in one second. */
    @Test
    void rows_that_failed_together_do_not_come_back_together() {
        int[] perSecond = new int[480];
        IntStream.range(0, 1_000).forEach(_ -> perSecond[(int) backoff.after(4).toSeconds()]++);
        assertThat(IntStream.of(perSecond).max().orElseThrow()).isLessThan(15);
    }
}

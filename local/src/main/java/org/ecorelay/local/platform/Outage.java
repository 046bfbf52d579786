package org.ecorelay.local.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A time in which the platform answers 503 to everything, and says how long it still lasts. */
final class Outage {
    private final InstantSource clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);

    Outage(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins an outage; zero ends one. */
    Instant lasting(Duration duration) {
        Instant end = clock.instant().plus(duration);
        until.set(end);
        return end;
    }

    Optional<Answer> answer() {
        Duration left = Duration.between(clock.instant(), until.get());
        return left.isPositive()
                ? Optional.of(Answer.problem(503, "The platform is closed for maintenance")
                        .with(
                                "Retry-After",
                                Long.toString(left.plusNanos(999_999_999).toSeconds())))
                : Optional.empty();
    }
}

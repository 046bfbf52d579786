package org.ecorelay.pacing;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that was read and serves for a while without being read again.
 *
 * @param until from then on it does not serve any more
 */
public record Kept<T>(T value, Instant readAt, Instant until) {
    /** Read now, to serve for so long. */
    public static <T> Kept<T> of(T value, Instant now, Duration time) {
        return new Kept<>(value, now, now.plus(time));
    }

    /** Not when the clock has been put back since: what was read ahead of time would be kept for as long as it was ahead. */
    public boolean isFresh(Instant now) {
        return !now.isBefore(readAt) && now.isBefore(until);
    }
}

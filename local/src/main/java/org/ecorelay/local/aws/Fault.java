package org.ecorelay.local.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one call.
 *
 * @param delay how long the call waits before anything else happens
 * @param answer the error that the caller gets, or null for the true answer
 * @param executed whether the call takes effect although an error is answered
 */
public record Fault(Duration delay, @Nullable AwsError answer, boolean executed) {
    public Fault {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative: " + delay);
        }
        if (answer == null && !executed) {
            throw new IllegalArgumentException("a call that does not take effect needs an error to answer");
        }
    }

    /** The call takes effect and is answered, but late. */
    public static Fault delayed(Duration delay) {
        return new Fault(delay, null, true);
    }

    /** The call has no effect: the error is answered instead. */
    public static Fault instead(AwsError answer) {
        return new Fault(Duration.ZERO, answer, false);
    }

    /** The call takes effect, but the caller is told an error. */
    public static Fault afterwards(AwsError answer) {
        return new Fault(Duration.ZERO, answer, true);
    }
}

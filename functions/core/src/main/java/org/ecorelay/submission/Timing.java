package org.ecorelay.submission;

import java.time.Duration;

/**
 * The times that the protocol rests on.
 *
 * @param lease how long a claim lasts: Lambda time-out + 10 s
 * @param requestTimeout how long one request to the platform may take
 * @param maxClockSkew how far two machines' clocks may be apart
 */
public record Timing(Duration lease, Duration requestTimeout, Duration maxClockSkew) {
    public Timing {
        if (requestTimeout.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("the request time-out must be shorter than the lease");
        }
    }

    /** How long after it began its claim a worker may still begin to send. */
    Duration sendWindow() {
        return lease.minus(requestTimeout);
    }
}

package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;

/** Says in the work table that the timer runs: an alarm looks at it. */
public final class Heartbeat {
    private static final Duration KEEP = Duration.ofDays(7);

    private final WorkTable work;

    public Heartbeat(WorkTable work) {
        this.work = work;
    }

    /** The timer has finished a pass at {@code now}. */
    public void beat(Instant now) {
        work.put(
                "heartbeat",
                "poller",
                Json.object().put("at", CertificateRow.time(now)).build(),
                now,
                KEEP);
    }
}

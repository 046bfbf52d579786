package org.ecorelay.certificate.change;

import java.time.Instant;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;

/**
 * Makes an open row due now. Whoever decided about it before cannot commit any more, if it commits strictly, and a lost message costs a
 * minute and not a day.
 */
public final class TouchOpenRow {
    private static final int TRIES = 20;

    private final Records records;

    public TouchOpenRow(Records records) {
        this.records = records;
    }

    /** The row as it is now: due, or decided meanwhile. */
    public Certificate touch(Certificate seen) {
        Certificate row = seen;
        for (int i = 0; i < TRIES && row.status().isOpen(); i++) {
            Instant now = records.clock().instant();
            Certificate touched = row.refined(row.state(), Due.work(row.id(), now), now);
            switch (records.certificates().commit(touched)) {
                case Commit.Committed(var ours) -> {
                    return ours;
                }
                case Commit.Lost(var other) -> row = other == null ? row : other;
            }
        }
        if (row.status().isOpen()) {
            throw new IllegalStateException("%s does not stop changing".formatted(row.id()));
        }
        return row;
    }
}
